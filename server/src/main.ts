import { ACCOUNT_CREATE_OPTIONS, SECRET_VARIABLES, SERVE_OPTIONS, UsageError, usage } from './cli/options.ts'

/** The command line: each command is a file of cli/, loaded when it is asked for. */
const [command, ...rest] = process.argv.slice(2)

try {
  if (command === 'serve' && !rest.includes('--help')) {
    await (await import('./cli/serve.ts')).serve(rest, process.env)
  } else if (command === 'account' && rest[0] === 'create' && !rest.includes('--help')) {
    await (await import('./cli/account-create.ts')).accountCreate(rest.slice(1), process.env)
  } else if (command === undefined || command === 'help' || rest.includes('--help')) {
    const masterKey = SECRET_VARIABLES.filter(({ env }) => env === 'IAMD_MASTER_KEY')
    process.stdout.write(
      `${usage('serve', SERVE_OPTIONS, SECRET_VARIABLES)}\n\n` +
        `${usage('account create', ACCOUNT_CREATE_OPTIONS, masterKey)}\n`,
    )
  } else {
    throw new UsageError(`unknown command '${command}'; commands: serve, account create, help`)
  }
} catch (error) {
  process.stderr.write(`iamd: ${(error as Error).message}\n`)
  // 2 as shells use it for a command line that is wrong; 1 for a command that failed.
  process.exitCode = error instanceof UsageError ? 2 : 1
}
