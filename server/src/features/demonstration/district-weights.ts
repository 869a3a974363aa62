// Rough weights of 重庆's districts and counties: about their residents of 2020 in ten thousands. Only proportions of
// made-up data follow from them.
// prettier-ignore
export const DISTRICT_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['500101', 156], ['500102', 112], ['500103', 59], ['500104', 42], ['500105', 93], ['500106', 148], ['500107', 153], ['500108', 120],
  ['500109', 84], ['500110', 101], ['500111', 84], ['500112', 219], ['500113', 118], ['500114', 49], ['500115', 69], ['500116', 136],
  ['500117', 125], ['500118', 115], ['500119', 57], ['500120', 76], ['500151', 69], ['500152', 69], ['500153', 67], ['500154', 120],
  ['500155', 65], ['500156', 36], ['500229', 20], ['500230', 56], ['500231', 65], ['500233', 72], ['500235', 93], ['500236', 75],
  ['500237', 46], ['500238', 39], ['500240', 39], ['500241', 50], ['500242', 61], ['500243', 53],
]);

const UNKNOWN_DISTRICT = 50;
export const districtWeight = (code: string): number => DISTRICT_WEIGHTS.get(code) ?? UNKNOWN_DISTRICT;

/** 阿坝, 甘孜 and 凉山: high, cold, few gas pipes. */
export const isOnPlateau = (regionCode: string): boolean => /^513[234]/.test(regionCode);
export const isInChengdu = (regionCode: string): boolean => regionCode.startsWith('5101');
