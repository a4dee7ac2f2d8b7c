import type { APIGatewayProxyEvent } from 'aws-lambda';

/** The body of a request as text; null without one. */
export function bodyOf({
  body,
  isBase64Encoded,
}: Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'>): string | null {
  return body !== null && isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
