/** One SQL statement with a name, by which it is prepared once for a connection and found in logs. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Names a statement; the name becomes its first line, as a comment. */
export const statement = (name: string, text: string): Statement => ({ name, text: `-- ${name}\n${text.trim()}` });
