/** Codes are names such as `Throttling`; anything else may hold what it likes. */
const CODE = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;

/** The code of a fault as it may stand in a log. */
export function plainCode(code: unknown): string {
  return typeof code === 'string' && CODE.test(code) ? code : 'unknown';
}
