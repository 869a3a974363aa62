// What kind of institution it is, as people say it.
import { SYSTEMS, WORDS, type InstitutionType } from '@shuangcheng/client-sdk';

export const systemName = (code: string | null | undefined): string =>
  code ? (SYSTEMS.find((system) => system.code === code)?.nameZh ?? code) : '—';

export const TYPE_OPTIONS = (Object.entries(WORDS.InstitutionType) as [InstitutionType, string][]).map(([value, label]) => ({
  value,
  label,
}));
export const SYSTEM_OPTIONS = SYSTEMS.map(({ code, nameZh }) => ({ value: code, label: nameZh }));

export const readType = (text: string | null): InstitutionType | null =>
  text !== null && Object.hasOwn(WORDS.InstitutionType, text) ? (text as InstitutionType) : null;
