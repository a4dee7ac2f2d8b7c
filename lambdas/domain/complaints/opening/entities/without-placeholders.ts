/** What redaction puts in place of a value, as `[PHONE_1]`. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

/** The text with line ends in place of placeholders, as long as before: no entity reaches over one. */
export function withoutPlaceholders(text: string): string {
  return text.includes('[') ? text.replace(PLACEHOLDER, (all) => '\n'.repeat(all.length)) : text;
}

export function holdsPlaceholder(text: string): boolean {
  return withoutPlaceholders(text) !== text;
}
