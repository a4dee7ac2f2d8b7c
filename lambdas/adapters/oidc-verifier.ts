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
 * Checks tokens of an OIDC issuer: signature by its published keys (cached), issuer, audience, expiry.
 * Returns the claims, or undefined for a token that is not valid; throws when the keys cannot be had.
 */
export function createTokenVerifier(issuer: string, audience: string) {
  const verifier = JwtVerifier.create(
    { issuer, audience, jwksUri: `${issuer}/.well-known/jwks.json` },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof JwtBaseError && !(error instanceof FetchError)) return undefined;
      throw error;
    }
  };
}
