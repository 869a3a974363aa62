// A password typed without being shown, or the first line of what is piped in; never an argument, which others on the machine can read.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Throws nothing; an empty text where nothing was typed. */
export const readSecret = async (input: NodeJS.ReadStream, prompt: NodeJS.WriteStream, question: string): Promise<string> => {
  if (!input.isTTY) return (await text(input)).split(/\r?\n/, 1)[0]!;
  prompt.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    prompt.write('\n');
  }
};
