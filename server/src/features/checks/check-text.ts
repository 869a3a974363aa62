import { problem, type Problem } from '@shuangcheng/domain';

/** A problem where the text, without the blanks around it, has fewer or more characters than allowed; else null. */
export const textProblem = (text: string, [least, most]: readonly [number, number], path: readonly string[]): Problem | null => {
  const length = [...text.trim()].length;
  if (length >= least && length <= most) return null;
  return problem('TEXT_NOT_ALLOWED', path, { expected: least === 0 ? `至多 ${most}` : `${least} 至 ${most}`, actual: length });
};
