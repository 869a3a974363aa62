import type { Linter } from 'eslint';
/** Who may import whom, as flat configuration. */
export const importRules: Linter.Config[];
