import type { FastifyInstance, FastifyReply } from 'fastify'

/** The documents of an issuer; undefined where there is none to show. */
type FindIssuer = (
  issuerId: string,
) => Promise<{ readonly discovery: object; readonly keySet: object } | undefined>

/**
 * Seconds that verifiers and proxies may keep the documents: no more than what passes before an issuer that is enabled again after all its
 * keys are gone is believed.
 */
const MAX_AGE_S = 300

/**
 * GET /_iamd/issuers/ID/.well-known/openid-configuration and .well-known/jwks.json: what verifies the tokens that GetWebIdentityToken
 * gives out. Anybody may read them, also pages in browsers.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_getting_started.html
 */
export function addIssuers(app: FastifyInstance, path: string, find: FindIssuer): void {
  const page = (document: 'discovery' | 'keySet', name: string) =>
    app.get<{ Params: { readonly id: string } }>(`${path}:id/.well-known/${name}`, async (request, reply) => {
      const found = await find(request.params.id)
      if (found === undefined) return reply.code(404).send({ error: 'no such issuer' })
      return shared(reply).send(found[document])
    })
  page('discovery', 'openid-configuration')
  page('keySet', 'jwks.json')
}

function shared(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', `public, max-age=${MAX_AGE_S}`)
    .header('access-control-allow-origin', '*')
}
