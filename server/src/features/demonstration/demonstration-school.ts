// The one school that the demonstration account of a reporter stands for: the same whatever the seed and the scale.

export const DEMONSTRATION_SCHOOL = { regionCode: '500155', shortName: '梁山小学' } as const;
export const DEMONSTRATION_SCHOOL_NAME = '梁平区梁山小学';
/** Public service (12) of 梁平区, the first of its services; a test compares it with the register. */
export const DEMONSTRATION_SCHOOL_CODE = '12500155X200000166';
