import { defineConfig } from 'vitest/config'

/**
 * Timeouts are there to end a test that hangs, not to measure: a call of the AWS CLI takes a second or more of Python's
 * start, and tests share the machine's cores.
 */
const TEST_TIMEOUT_MS = 60_000
const HOOK_TIMEOUT_MS = 120_000

export default defineConfig({
  test: {
    include: [
      'engine/test/**/*.test.ts',
      'server/test/**/*.test.ts',
      'conformance/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    // Native modules (better-sqlite3, argon2) and child processes want processes of their own, not threads.
    pool: 'forks',
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: HOOK_TIMEOUT_MS,
    reporters: ['default'],
  },
})
