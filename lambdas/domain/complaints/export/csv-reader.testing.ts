/** Reads CSV as RFC 4180 has it, without any knowledge of who wrote it; some spreadsheets separate by a semicolon. */
export function readCsv(text: string, separator = ','): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let [row, cell, quoted, atStart]: [string[], string, boolean, boolean] = [[], '', false, true];
  const endCell = () => {
    row.push(cell);
    [cell, atStart] = ['', true];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quoted && char === '"' && text.charAt(i + 1) === '"') cell += text.charAt(i++);
    else if (quoted && char === '"') quoted = false;
    else if (quoted) cell += char;
    else if (char === '"' && atStart) [quoted, atStart] = [true, false];
    else if (char === separator) endCell();
    else if (char === '\r' && text.charAt(i + 1) === '\n') {
      i++;
      endCell();
      rows.push(row);
      row = [];
    } else [cell, atStart] = [cell + char, false];
  }
  if (quoted || cell !== '' || row.length > 0) throw new Error('The last line has no end.');
  return rows;
}
