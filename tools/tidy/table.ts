/** What tidy holds the code to, each with its reason. To make an exception is to write its reason here. */

/** A set of files and what they may import besides each other. The first layer whose pattern fits a file is its own. */
export interface Layer {
  readonly name: string
  /** Files, or folders where they end in a slash; from the root of the repository. */
  readonly files: readonly string[]
  /** Names of layers. */
  readonly imports: readonly string[]
  /** Names of layers whose types it may import, not their code. */
  readonly typesOf?: readonly string[]
  /** `import type` may name anything: contracts are made of the types of what they bind together. */
  readonly namesAnyType?: true
  /** Folders of the layer, as the expression matches them, that may not import each other. */
  readonly apart?: { readonly folder: RegExp; readonly why: string }
  readonly why: string
}

/** Packages that only some files may import. */
export interface PackageRule {
  /** Names; `*` is any package, `node:*` any module of Node. */
  readonly packages: readonly string[]
  /** Where the rule holds. */
  readonly within: readonly string[]
  /** Where the packages may be imported all the same. */
  readonly allowed: readonly string[]
  readonly why: string
}

export interface Rules {
  readonly layers: readonly Layer[]
  /** Every file below these must belong to a layer. */
  readonly layeredFolders: readonly string[]
  /** Below these, what only tests import is dead. */
  readonly shippedFolders: readonly string[]
  readonly packages: readonly PackageRule[]
  /** Programs and package entries: what they reach is in use. */
  readonly entries: readonly string[]
  readonly testEntries: readonly RegExp[]
  readonly testFiles: RegExp
  readonly maxFileLines: number
  readonly maxFunctionLines: number
  /** Path -> why it is long. */
  readonly longFiles: ReadonlyMap<string, string>
  /** `PATH#FUNCTION` -> why it is long. */
  readonly longFunctions: ReadonlyMap<string, string>
  /** Files and folders that print. */
  readonly mayPrint: readonly string[]
}

const CONTRACTS = ['errors', 'contracts', 'wire-model']

const layers: readonly Layer[] = [
  {
    name: 'engine',
    files: ['engine/src/'],
    imports: [],
    why: 'the engine is published on its own and knows nothing of a server',
  },
  {
    name: 'engine-reference',
    files: ['engine/reference/'],
    imports: [],
    namesAnyType: true,
    why: 'the slow evaluator that the engine is compared with must share no code with it',
  },
  {
    name: 'engine-tests',
    files: ['engine/'],
    imports: ['engine', 'engine-reference'],
    why: 'the engine is tested and measured by itself, as it is published',
  },
  {
    name: 'wire-model',
    files: ['server/src/wire/model.ts'],
    imports: [],
    why: 'the form of a service model is known to all and knows nobody',
  },
  {
    name: 'errors',
    files: ['server/src/after.ts', 'server/src/errors.ts', 'server/src/ids.ts', 'server/src/timestamp.ts'],
    imports: [],
    why: 'used everywhere, so it may depend on nothing',
  },
  {
    name: 'models',
    files: ['server/src/models/'],
    imports: ['wire-model'],
    why: 'generated data: only the form it has',
  },
  {
    name: 'contracts',
    files: [
      'server/src/operation.ts',
      'server/src/environment.ts',
      'server/src/denial.ts',
      'server/src/exchange.ts',
      'server/src/authenticate/caller.ts',
      'server/src/store/records.ts',
      'server/src/store/organizations/organization-records.ts',
    ],
    imports: ['errors', 'wire-model'],
    namesAnyType: true,
    why: 'what the steps agree on is types; code in it would tie every step to every other',
  },
  {
    name: 'config',
    files: ['server/src/config.ts', 'server/src/log.ts', 'server/src/cli/options.ts'],
    imports: [...CONTRACTS],
    why: 'settings are read before anything else exists',
  },
  {
    name: 'secrets',
    files: ['server/src/secrets/'],
    imports: [...CONTRACTS],
    why: 'code that holds keys stays small enough to be read in one sitting',
  },
  {
    name: 'managed-policies',
    files: ['server/src/managed-policies/', 'server/src/service-reference/'],
    imports: [...CONTRACTS],
    why: 'data files and their reader, nothing of a request',
  },
  {
    name: 'store-interface',
    files: [
      'server/src/store/store.ts',
      'server/src/store/errors.ts',
      'server/src/store/keys.ts',
      'server/src/store/page.ts',
      'server/src/store/cache/entity-cache.ts',
      'server/src/store/cache/lazy-lru.ts',
    ],
    imports: [...CONTRACTS],
    typesOf: ['store'],
    why: 'what the store offers and how it says no: all that may be known of it outside',
  },
  {
    name: 'store-engines',
    files: ['server/src/store/sqlite/', 'server/src/store/postgres/', 'server/src/store/open.ts'],
    imports: [...CONTRACTS, 'store', 'store-interface'],
    why: 'one database below the common queries; only who puts the server together chooses it',
  },
  {
    name: 'store',
    files: ['server/src/store/'],
    imports: [...CONTRACTS, 'store-interface'],
    why: 'the store keeps records; it knows no request, no caller and no service',
  },
  {
    name: 'http-server',
    files: ['server/src/receive/server.ts', 'server/src/receive/aws-listener.ts'],
    imports: [...CONTRACTS, 'config', 'receive', 'wire'],
    why: 'the HTTP server hands over raw requests and sends what comes back; it reads neither',
  },
  {
    name: 'receive',
    files: ['server/src/receive/'],
    imports: [...CONTRACTS, 'config'],
    why: 'what a raw request is, before anybody is known and anything of it is understood',
  },
  {
    name: 'wire',
    files: ['server/src/wire/'],
    imports: [...CONTRACTS, 'receive'],
    why: 'bytes to values and back, driven by the models; no service is known by name',
  },
  {
    name: 'validate',
    files: ['server/src/validate/'],
    imports: [...CONTRACTS],
    why: 'checks a value against its model and nothing else',
  },
  {
    name: 'authenticate',
    files: ['server/src/authenticate/'],
    imports: [...CONTRACTS, 'receive', 'secrets', 'store-interface', 'wire'],
    typesOf: ['engine', 'store'],
    why: 'says who signed a request, before it is read and without knowing what it asks',
  },
  {
    name: 'authorize',
    files: ['server/src/authorize/'],
    imports: [...CONTRACTS, 'engine', 'managed-policies', 'store-interface'],
    typesOf: ['store'],
    why: 'gathers policies and asks the engine; an operation only declares what it needs',
  },
  {
    name: 'audit',
    files: ['server/src/audit/'],
    imports: [...CONTRACTS],
    why: 'writes what happened and changes nothing of it',
  },
  {
    name: 'federation',
    files: ['server/src/federation/'],
    imports: [...CONTRACTS],
    why: 'says whom a foreign identity provider vouches for; the only code that asks other servers',
  },
  {
    name: 'delegation',
    files: ['server/src/delegation/'],
    imports: [...CONTRACTS, 'config', 'engine'],
    typesOf: ['managed-policies'],
    why: 'who may ask for temporary access, and the policies that they may ask for: settings, nothing of a request',
  },
  {
    name: 'services',
    files: ['server/src/services/'],
    imports: [
      ...CONTRACTS,
      'engine',
      'managed-policies',
      'models',
      'secrets',
      'validate',
      'authorize',
      'delegation',
      'federation',
      'store-interface',
    ],
    typesOf: ['store'],
    apart: {
      folder: /^server\/src\/services\/[^/]+\/operations\//,
      why: 'what two services need stands beside the operations: STS gives out sessions of what IAM keeps',
    },
    why: 'an operation sees typed input and the caller, never HTTP, XML or SQL',
  },
  {
    name: 'pipeline',
    files: ['server/src/pipeline.ts', 'server/src/own-pages/'],
    imports: [
      ...CONTRACTS,
      'receive',
      'wire',
      'authenticate',
      'validate',
      'authorize',
      'audit',
      'config',
      'store-interface',
    ],
    typesOf: ['store'],
    why: 'the steps and their order; which services there are is given to it',
  },
  {
    name: 'assembly',
    files: [
      'server/src/start.ts',
      'server/src/state.ts',
      'server/src/main.ts',
      'server/src/index.ts',
      'server/src/accounts.ts',
      'server/src/cli/',
    ],
    imports: [
      ...CONTRACTS,
      'engine',
      'config',
      'secrets',
      'managed-policies',
      'store',
      'store-interface',
      'store-engines',
      'http-server',
      'receive',
      'wire',
      'validate',
      'authenticate',
      'authorize',
      'audit',
      'delegation',
      'federation',
      'services',
      'pipeline',
    ],
    why: 'puts everything together, so nothing may import it',
  },
]

const packages: readonly PackageRule[] = [
  {
    packages: ['*'],
    within: ['engine/src/', 'engine/reference/'],
    allowed: [],
    why: 'the engine has no dependencies and runs in browsers',
  },
  {
    packages: ['kysely', 'better-sqlite3', 'pg'],
    within: ['server/src/'],
    allowed: ['server/src/store/'],
    why: 'no SQL outside the store',
  },
  {
    packages: ['fastify', 'node:http', 'node:https', 'node:http2', 'node:tls'],
    within: ['server/src/'],
    allowed: ['server/src/receive/', 'server/src/own-pages/', 'server/src/federation/'],
    why: 'behind receive/ there is no HTTP server, only a raw request',
  },
  {
    packages: ['node:fs', 'node:child_process', 'node:net', 'node:dgram', 'node:worker_threads'],
    within: [
      'server/src/services/',
      'server/src/validate/',
      'server/src/wire/',
      'server/src/authorize/',
      'server/src/authenticate/',
    ],
    allowed: [],
    why: 'a step of the pipeline reaches the world through its environment only',
  },
  {
    packages: ['@node-rs/argon2', 'otpauth'],
    within: ['server/src/'],
    allowed: ['server/src/secrets/'],
    why: 'passwords and one-time codes are checked in one place',
  },
  {
    packages: ['jose', '@node-saml/node-saml', 'xml-crypto'],
    within: ['server/src/'],
    allowed: ['server/src/federation/'],
    why: 'tokens are verified in one place',
  },
  {
    packages: ['prom-client'],
    within: ['server/src/'],
    allowed: ['server/src/own-pages/'],
    why: 'a metric is counted by the step that calls it, and named in one place',
  },
]

export const rules: Rules = {
  layers,
  layeredFolders: ['engine/', 'server/src/'],
  shippedFolders: ['engine/src/', 'server/src/'],
  packages,
  entries: [
    'engine/src/index.ts',
    'server/src/index.ts',
    'server/src/main.ts',
    'engine/bench/',
    'engine/fuzz/run.ts',
    'engine/tools/build.ts',
    'server/bench/',
    'tools/tidy.ts',
    'tools/test.ts',
    'tools/coverage.ts',
    'tools/models.ts',
    'tools/managed-policies.ts',
    'tools/action-resources.ts',
    'tools/service-names.ts',
    'vitest.config.ts',
  ],
  testEntries: [/\.test\.ts$/],
  testFiles: /(?:\.test\.ts$|^(?:engine|server)\/test\/|^conformance\/)/,
  maxFileLines: 400,
  maxFunctionLines: 70,
  longFiles: new Map([]),
  longFunctions: new Map([]),
  mayPrint: [
    'tools/',
    'server/src/cli/',
    'server/src/main.ts',
    'engine/bench/',
    'server/bench/',
    'engine/fuzz/',
  ],
}
