import { unknownLocale } from './errors.ts'

/** The language of summaries. */
const ENGLISH = 'en'

/**
 * The languages of the AWS Management Console, which the operation's locales go by.
 * https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/change-language.html
 */
const LANGUAGES: ReadonlySet<string> = new Set([
  'de',
  'en',
  'es',
  'fr',
  'id',
  'it',
  'ja',
  'ko',
  'pt',
  'tr',
  'zh',
])

const LOCALE = /^([a-z]{2})(?:[-_][a-z]{2,8})?$/i

/**
 * The locale that an answer is for: as asked for, else English.
 * @throws InvalidInput for what is no locale of the console
 */
export function localeOf(asked: string | undefined): {
  readonly locale: string
  readonly isEnglish: boolean
} {
  if (asked === undefined) return { locale: ENGLISH, isEnglish: true }
  const language = LOCALE.exec(asked)?.[1]?.toLowerCase() ?? ''
  if (!LANGUAGES.has(language)) throw unknownLocale(asked)
  return { locale: asked, isEnglish: language === ENGLISH }
}
