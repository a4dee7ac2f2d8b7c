/** Text as HTML and SVG take it, also in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A colour that a template gives, when it is one; else the one of this place in the palette. */
export function colorOf(given: string | undefined, i: number): string {
  return given !== undefined && /^#[0-9a-f]{3,8}$/i.test(given) ? given : `var(--c${i % 10})`;
}

/** Headings, lists and paragraphs of Markdown, with code, emphasis and links; everything else is text. */
export function markdown(text: string): string {
  return text.slice(0, 10_000).split('\n').map(block).join('\n');
}

function block(line: string): string {
  const heading = /^(#{1,4}) (.*)$/.exec(line);
  if (heading !== null) return `<h3>${inline(heading[2] ?? '')}</h3>`;
  if (/^[-*] /.test(line)) return `<li>${inline(line.slice(2))}</li>`;
  return line.trim() === '' ? '' : `<p>${inline(line)}</p>`;
}

/** Only addresses of the web, of this document and within this site become links. */
function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]{1,500})`/g, '<code>$1</code>')
    .replace(/\*\*([^*]{1,500})\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\][]{1,200})\]\(((?:https?:\/\/|[#/])[^\s()]{1,500})\)/g, '<a href="$2">$1</a>');
}
