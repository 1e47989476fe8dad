import { ActionIndex } from '../src/compile/action-index.ts'
import { compilePolicy, parsePolicy } from '../src/index.ts'
import { documentText } from './documents.ts'
import { Random } from './random.ts'

const used = () => {
  for (let i = 0; i < 4; i++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const r = new Random(11)
const texts = Array.from({ length: 2000 }, () => Buffer.from(documentText(r, 20)).toString())
const bytes = texts.reduce((s, t) => s + t.length, 0)
const m = (name: string, f: () => unknown[]) => {
  const b = used()
  const k = f()
  console.log(name, ((used() - b) / bytes).toFixed(2), k.length)
  return k
}
const docs = m('document', () => texts.map((t) => parsePolicy(t, 'identity'))) as ReturnType<
  typeof parsePolicy
>[]
m('index', () => docs.map((d) => new ActionIndex(d.statements)))
m('compiled', () => docs.map((d) => compilePolicy(d)))
m('raw JSON.parse', () => texts.map((t) => JSON.parse(t)))
console.log(
  bytes / 2000 / 20,
  'bytes per statement',
  docs[0]!.statements.reduce((s, x) => s + (x.actions?.length ?? 0), 0) / 20,
)
