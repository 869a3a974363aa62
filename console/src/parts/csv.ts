// A table made here as a file that spreadsheets open in Chinese.

/** Every cell is text: one that would be a formula is led by an apostrophe. */
const cellText = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

export const csvOf = (lines: readonly (readonly string[])[]): Blob =>
  new Blob([`\uFEFF${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
