// What the command line says: sentences and tables for people, or one JSON value a line for machines; the bar for whoever watches.

export interface Terminal {
  /** The command's answer. */
  readonly out: NodeJS.WriteStream;
  /** What is said beside it: progress, cuts, errors. */
  readonly err: NodeJS.WriteStream;
}

const BAR_WIDTH = 24;

/** Text as wide as a terminal shows it: Chinese characters take two columns. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (width, character) =>
      width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  );
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(width - widthOf(text), 0));

export class Output {
  #barShown = false;
  constructor(
    readonly json: boolean,
    private readonly terminal: Terminal,
  ) {}

  /** A value for machines; people do not see it. */
  value(value: unknown): void {
    if (this.json) this.terminal.out.write(`${JSON.stringify(value)}\n`);
  }

  /** A sentence for people; machines do not see it. */
  line(text: string): void {
    if (this.json) return;
    this.#clearBar();
    this.terminal.out.write(`${text}\n`);
  }

  /** A sentence beside the answer, for whoever reads the log. */
  note(text: string): void {
    this.#clearBar();
    this.terminal.err.write(`${text}\n`);
  }

  table(header: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = header.map((name, column) => Math.max(...[name, ...rows.map((row) => row[column]!)].map(widthOf)));
    for (const row of [header, ...rows])
      this.line(
        row
          .map((cell, column) => padded(cell, widths[column]!))
          .join('  ')
          .trimEnd(),
      );
  }

  /** How far it is, drawn over itself; only where somebody watches. */
  bar(percent: number, text: string): void {
    if (this.json || !this.terminal.err.isTTY) return;
    const done = Math.round((Math.min(percent, 100) / 100) * BAR_WIDTH);
    this.#clearBar();
    this.terminal.err.write(`[${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}] ${percent.toFixed(0).padStart(3)}%  ${text}`);
    this.#barShown = true;
  }

  #clearBar(): void {
    if (this.#barShown) this.terminal.err.write('\r\u001b[2K');
    this.#barShown = false;
  }
}

/** A cell of CSV; text that a spreadsheet would take for a formula is kept from being one. */
const csvCell = (text: string): string => {
  const safe = /^[=+\-@\t]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One record of CSV, with its line end. */
export const csvLine = (cells: readonly (string | null)[]): string => `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;

/** By this mark spreadsheets know UTF-8. */
export const CSV_MARK = '\ufeff';
