/** The engine in a browser: bundled, without a dependency, deciding as it does in Node. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'

const CHROMIUM = '/usr/bin/chromium'
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const TIMEOUT = 120_000

const SCRIPT = `
import { compilePolicy, decide, denialMessage, explain, parsePolicy, policySet } from './index.ts'
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::home/\${aws:username}/*' },
    { Effect: 'Deny', Action: '*', Resource: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
  ],
})
const layers = { identity: policySet([compilePolicy(parsePolicy(policy, 'identity'))]) }
const principal = { type: 'user', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/alice', userId: 'AIDA' }
const ask = (ip) => ({
  principal,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::home/alice/x',
  context: new Map([['aws:username', 'alice'], ['aws:sourceip', ip]]),
})
const denied = decide(ask('192.0.2.1'), layers)
globalThis.result = {
  inside: decide(ask('10.1.2.3'), layers),
  outside: denialMessage(ask('192.0.2.1'), denied),
  reason: explain(ask('10.1.2.3'), layers).reason,
}
`

async function bundle(): Promise<string> {
  const resolveDir = fileURLToPath(new URL('../src/', import.meta.url))
  const built = await build({
    stdin: { contents: SCRIPT, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  })
  return built.outputFiles[0]?.text ?? ''
}

describe('in Chromium', () => {
  it('decides, words and explains', { timeout: TIMEOUT }, async () => {
    const script = await bundle()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, timeout: TIMEOUT })
    try {
      const page = await browser.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.addScriptTag({ content: script })
      const result = await page.evaluate('globalThis.result')
      expect(errors).toEqual([])
      expect(result).toEqual({
        inside: { allowed: true, outcome: 'allow', type: 'identity', statement: { policy: 0, statement: 0 } },
        outside:
          'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::home/alice/x with an explicit deny in an identity-based policy',
        reason: 'because an identity-based policy allows the s3:GetObject action',
      })
    } finally {
      await browser.close()
    }
  })
})
