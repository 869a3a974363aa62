// How grave a finding is: text in the schema where it is a rule's or a plan's, an enum where a reviewer found it; one list of words.
import { WORDS } from '@shuangcheng/client-sdk';

const ORDER = ['ERROR', 'WARNING', 'NOTE'] as const;
const COLORS: Readonly<Record<string, string>> = { ERROR: 'red', WARNING: 'orange' };
const words: Readonly<Record<string, string>> = WORDS.FindingSeverity;

export const severityText = (severity: string): string => words[severity] ?? severity;
export const severityColor = (severity: string): string => COLORS[severity] ?? 'default';
export const severityOrder = (severity: string): number => (ORDER as readonly string[]).indexOf(severity);
