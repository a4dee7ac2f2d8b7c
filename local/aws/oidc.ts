import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

export const OIDC_PATH = '/_callsift/oidc/';

export interface TokenClaims {
  /** The app client id that the authorizer expects. */
  readonly audience: string;
  readonly subject: string;
  /** Roles, as Cognito groups. */
  readonly groups: readonly string[];
  readonly expiresInSeconds: number;
}

export interface Issuer {
  /** The `iss` of this pool; `/.well-known/...` are below it. */
  url(pool: string): string;
  token(claims: TokenClaims & { readonly pool: string }): Promise<string>;
}

/** Signs an ID token as Cognito would, with the key in `dataDir`: works in any process, the endpoint need not run. */
export async function signToken(dataDir: string, issuerUrl: string, claims: TokenClaims): Promise<string> {
  return sign(await persistedKey(dataDir), issuerUrl, claims);
}

/** The private key of this data folder, made at the first call; without a folder a new one each time. */
export async function openKey(dataDir: string | undefined): Promise<JWK> {
  return dataDir === undefined ? newKey() : persistedKey(dataDir);
}

export function createIssuer(key: JWK, endpointUrl: string): Issuer {
  const url = (pool: string) => `${endpointUrl}${OIDC_PATH}${encodeURIComponent(pool)}`;
  return { url, token: ({ pool, ...claims }) => sign(key, url(pool), claims) };
}

/** Serves discovery and keys of every pool; all pools share one key, as a laptop needs no more. */
export function serveOidc(key: JWK, endpointUrl: string) {
  const { kty, n, e, kid } = key;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const [, pool, document] = /^\/_callsift\/oidc\/([^/]+)\/\.well-known\/([^?]+)/.exec(request.url ?? '') ?? [];
    const issuer = `${endpointUrl}${OIDC_PATH}${pool}`;
    const documents: Readonly<Record<string, object>> = {
      'jwks.json': { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] },
      'openid-configuration': {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
      },
    };
    const found = request.method === 'GET' ? documents[document ?? ''] : undefined;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { message: 'No such document.' }));
  };
}

async function sign(key: JWK, issuerUrl: string, claims: TokenClaims): Promise<string> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ token_use: 'id', 'cognito:groups': [...claims.groups], auth_time: nowSeconds })
    .setProtectedHeader({ alg: 'RS256', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .setIssuer(issuerUrl)
    .setAudience(claims.audience)
    .setSubject(claims.subject)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + claims.expiresInSeconds)
    .sign(await importJWK(key, 'RS256'));
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key) };
}

async function persistedKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, 'oidc-key.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    publishOnce(file, JSON.stringify(await newKey()));
  }
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}

/** The file appears whole or not at all, and the first process wins: endpoint and token command may start together. */
function publishOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}.${Date.now()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  } finally {
    rmSync(draft);
  }
}
