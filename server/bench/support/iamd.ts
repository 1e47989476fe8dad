import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'
import { serveMeasurements } from './child.ts'

/** iamd as it is served: a data directory, the audit trail, everything on. */
const dataDir = mkdtempSync(join(tmpdir(), 'iamd-bench-'))
const server = await start(
  readConfig(
    new Map([
      ['data', dataDir],
      ['port', '0'],
      ['IAMD_ROOT_ACCESS_KEY_ID', process.env.IAMD_ROOT_ACCESS_KEY_ID!],
      ['IAMD_ROOT_SECRET_ACCESS_KEY', process.env.IAMD_ROOT_SECRET_ACCESS_KEY!],
    ]),
  ),
)
serveMeasurements(server.endpoint)
