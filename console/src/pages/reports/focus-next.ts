import type { KeyboardEvent } from 'react';

/** Enter goes on to the next field below, as in a spreadsheet, and from the last to the first button after the table. */
export const focusNext = (event: KeyboardEvent<HTMLInputElement>): void => {
  const form = event.currentTarget.closest('form');
  if (!form) return;
  event.preventDefault();
  const column = event.currentTarget.closest('td')?.cellIndex;
  const fields = [...form.querySelectorAll<HTMLInputElement>('td input.amount:not(:disabled)')].filter(
    (field) => field.closest('td')?.cellIndex === column,
  );
  const next = fields[fields.indexOf(event.currentTarget) + 1] ?? form.querySelector<HTMLElement>('.form-actions button:not(:disabled)');
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
};
