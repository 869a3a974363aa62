// How grave a finding is: ERROR, WARNING or NOTE, text in the schema.
const SEVERITIES: readonly (readonly [string, string, string])[] = [
  ['ERROR', '差错', 'red'],
  ['WARNING', '疑点', 'orange'],
  ['NOTE', '提示', 'default'],
];
const find = (severity: string) => SEVERITIES.find(([code]) => code === severity);

export const severityText = (severity: string): string => find(severity)?.[1] ?? severity;
export const severityColor = (severity: string): string => find(severity)?.[2] ?? 'default';
export const severityOrder = (severity: string): number => SEVERITIES.findIndex(([code]) => code === severity);
