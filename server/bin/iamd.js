#!/usr/bin/env -S node --max-semi-space-size=16
// JavaScript, and nothing but this: a first file in TypeScript would have Node load what strips types, before it can look whether it
// has done that before.
import { enableCompileCache } from 'node:module'

// Node keeps what it made of the sources, so that every start but the first is spared that work.
enableCompileCache()
await import('../src/main.ts')
