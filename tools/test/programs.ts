import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that tests use besides those that npm installs: a real client, database or browser. */
export interface Program {
  readonly name: string
  /** The package of Debian that has it; several, by spaces, where it needs more than that asks for. */
  readonly debianPackage: string
  /**
   * The variable that tells tests where it is; undefined: tests take it from the PATH as a user does. A program with a
   * variable is needed once a test names that. Not an IAMD_ variable, as the server refuses those it does not know.
   */
  readonly variable: string | undefined
  /** Where it is; undefined where it is not there or does not run. */
  readonly find: (path: string) => string | undefined
}

export const PROGRAMS: readonly Program[] = [
  {
    name: 'the AWS CLI (aws)',
    debianPackage: 'awscli',
    variable: undefined,
    find: (path) => runs(firstOnPath(path, ['aws']), ['--version'], /^aws-cli\/\d/),
  },
  {
    name: 'python3 with boto3',
    debianPackage: 'python3-boto3',
    variable: undefined,
    find: (path) => runs(firstOnPath(path, ['python3']), ['-c', 'import boto3; print("boto3")'], /^boto3/),
  },
  {
    name: 'PostgreSQL (folder of initdb and postgres)',
    debianPackage: 'postgresql',
    variable: 'TEST_POSTGRES_BIN',
    find: findPostgres,
  },
  {
    name: 'Chromium',
    debianPackage: 'chromium',
    variable: 'TEST_CHROMIUM',
    find: (path) => firstOnPath(path, ['chromium', 'chromium-browser', 'google-chrome']),
  },
  {
    name: 'SimpleSAMLphp (its folder), and PHP with the modules that it needs',
    debianPackage: 'simplesamlphp php-cli php-xml php-mbstring',
    variable: 'TEST_SIMPLESAMLPHP',
    find: findSimpleSamlPhp,
  },
]

/** The programs that tests with these texts need. */
export function neededPrograms(testTexts: readonly string[]): Program[] {
  return PROGRAMS.filter(
    ({ variable }) => variable === undefined || testTexts.some((text) => text.includes(variable)),
  )
}

/** What is there of the programs: the variables that tests read, and the programs that are missing. */
export function lookFor(
  programs: readonly Program[],
  path: string,
): { variables: Record<string, string>; missing: Program[] } {
  const variables: Record<string, string> = {}
  const missing: Program[] = []
  for (const program of programs) {
    const found = program.find(path)
    if (found === undefined) missing.push(program)
    else if (program.variable !== undefined) variables[program.variable] = found
  }
  return { variables, missing }
}

/** Debian keeps PostgreSQL's server programs off the PATH, in one folder per version; the newest is taken. */
function findPostgres(path: string): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = entriesOf(debian).sort((a, b) => Number(b) - Number(a))
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...path.split(delimiter)]
  return folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')))
}

/** Debian's package is not made to be run by hand, so it is on no PATH; PHP is. */
function findSimpleSamlPhp(path: string): string | undefined {
  const folder = '/usr/share/simplesamlphp'
  const modules = [
    '-r',
    'foreach (["dom", "mbstring", "openssl"] as $m) if (!extension_loaded($m)) exit; echo "has all";',
  ]
  const php = runs(firstOnPath(path, ['php']), modules, /^has all$/)
  return php !== undefined && entriesOf(join(folder, 'www')).includes('saml2') ? folder : undefined
}

function firstOnPath(path: string, names: readonly string[]): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

/** The program if it prints what it should; one that a version manager only stands in for does not. */
function runs(program: string | undefined, args: readonly string[], expected: RegExp): string | undefined {
  if (program === undefined) return undefined
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return expected.test(`${stdout ?? ''}${stderr ?? ''}`) ? program : undefined
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
