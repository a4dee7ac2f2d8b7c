import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

/** Milliseconds to wait for the issuer's keys. */
const TIMEOUT = 3_000;

/** Key sets larger than this are not those of an issuer. */
const MAX_BYTES = 256 * 1024;

/** Fetches JSON with the platform's own client, which also follows the proxy settings of the runtime. */
const fetcher = {
  async fetch(uri: string): Promise<ArrayBuffer> {
    const response = await fetch(uri, { signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' });
    if (!response.ok) throw new FetchError(uri, `status ${response.status}`);
    const body = await response.arrayBuffer();
    if (body.byteLength > MAX_BYTES) throw new FetchError(uri, 'the answer is too large');
    return body;
  },
};

/**
 * Checks tokens of an OIDC issuer: signature by its published keys (cached), issuer, audience, expiry. Where the keys
 * are, the issuer's own configuration says (OpenID Connect Discovery 1.0, section 4); it is asked once.
 * Returns the claims, or undefined for a token that is not valid; throws when the keys cannot be had.
 */
export function createTokenVerifier(issuer: string, audience: string) {
  let discovered: ReturnType<typeof discover> | undefined;
  return async (token: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    discovered ??= discover(issuer, audience).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    const verifier = await discovered;
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof JwtBaseError && !(error instanceof FetchError)) return undefined;
      throw error;
    }
  };
}

async function discover(issuer: string, audience: string) {
  const uri = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const configuration: unknown = JSON.parse(new TextDecoder().decode(await fetcher.fetch(uri)));
  const known = typeof configuration === 'object' && configuration !== null && 'jwks_uri' in configuration;
  const jwksUri = known ? configuration.jwks_uri : undefined;
  if (typeof jwksUri !== 'string') throw new FetchError(uri, 'it names no jwks_uri');
  return JwtVerifier.create({ issuer, audience, jwksUri }, { jwksCache: new SimpleJwksCache({ fetcher }) });
}
