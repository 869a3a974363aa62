// What was chosen for the last import is offered for the next.
import { WORDS } from '@shuangcheng/client-sdk';
import { useState } from 'react';
import type { ImportChoice } from './use-import';

type Kept = Omit<ImportChoice, 'kind'>;
const KEY = 'import-choice';
const FIRST: Kept = { acquisition: null, intent: 'SUBMIT' };

const readKept = (): Kept => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Kept> | null;
    const { acquisition = null, intent = 'SUBMIT' } = kept ?? {};
    const known = (acquisition === null || acquisition in WORDS.Acquisition) && intent in WORDS.ImportIntent;
    return known ? { acquisition, intent } : FIRST;
  } catch {
    return FIRST;
  }
};

export const useKeptChoice = (): [Kept, (choice: Kept) => void] => {
  const [choice, setChoice] = useState(readKept);
  return [
    choice,
    (next) => {
      localStorage.setItem(KEY, JSON.stringify(next));
      setChoice(next);
    },
  ];
};
