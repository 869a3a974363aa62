// Numbers as people type and paste them: full-width digits, spaces, thousands set apart by commas; shown at once as they will be sent.

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** The same number in plain digits; text that is not such a number stays as it was typed. */
export const plainNumber = (typed: string): string => {
  const text = typed.normalize('NFKC').replace(/\s+/g, '');
  return GROUPED.test(text) ? text.replaceAll(',', '') : /^[+-]?\d*\.?\d*$/.test(text) ? text : typed;
};
