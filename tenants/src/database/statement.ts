/** One SQL statement with a name, by which it is prepared once for a connection and found in logs. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, string>();

/** Names a statement; the name becomes its first line, as a comment. Throws where another statement has the name: a connection prepares one only. */
export const statement = (name: string, text: string): Statement => {
  const named = `-- ${name}\n${text.trim()}`;
  const other = known.get(name);
  if (other !== undefined && other !== named) throw new Error(`two statements are named ${name}`);
  known.set(name, named);
  return { name, text: named };
};
