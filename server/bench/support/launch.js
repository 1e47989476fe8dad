// Starts `support/NAME.ts` as `server/bin/iamd.js` starts the server, so that what is compared is loaded in the same way.
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import(`./${process.argv[2]}.ts`)
