// The kinds of institution that the demonstration makes, and how large and how thirsty each typically is. The numbers
// set proportions only: every group of institutions is scaled to totals (plan-totals.ts).
import type { InstitutionType, SystemCode } from '@shuangcheng/domain';

/** Which year the month-to-month shape follows. */
export type Season = 'OFFICE' | 'SCHOOL' | 'HOSPITAL';

export interface InstitutionKind {
  readonly type: InstitutionType;
  readonly system: SystemCode;
  readonly season: Season;
  /** Median of the people who use energy there, and the spread about it. */
  readonly people: number;
  readonly sigma: number;
  readonly areaPerPerson: number;
  /** kWh per m² and year. */
  readonly electricity: number;
  /** m³ of gas per m² and year, and how many of a thousand have a gas pipe. */
  readonly gas: number;
  readonly gasPerMille: number;
  /** How many of a thousand still burn coal, outside the western plateau. */
  readonly coalPerMille: number;
  /** m³ per person and year. */
  readonly water: number;
  /** Vehicles in hundredths. */
  readonly vehicles: number;
  /** Of a thousand people, how many are staff on the establishment. */
  readonly staffPerMille: number;
}

type Sizes = readonly [people: number, sigma: number, areaPerPerson: number, vehicles: number, staffPerMille: number];
type Uses = readonly [electricity: number, gas: number, gasPerMille: number, coalPerMille: number, water: number];
const kind = (type: InstitutionType, system: SystemCode, season: Season, sizes: Sizes, uses: Uses): InstitutionKind => {
  const [people, sigma, areaPerPerson, vehicles, staffPerMille] = sizes;
  const [electricity, gas, gasPerMille, coalPerMille, water] = uses;
  return {
    type,
    system,
    season,
    people,
    sigma,
    areaPerPerson,
    vehicles,
    staffPerMille,
    electricity,
    gas,
    gasPerMille,
    coalPerMille,
    water,
  };
};

export const KINDS = {
  OFFICE: kind('STATE_ORGAN', 'OTHER', 'OFFICE', [55, 0.5, 27, 250, 820], [72, 0.9, 450, 0, 24]),
  TOWN_GOVERNMENT: kind('STATE_ORGAN', 'OTHER', 'OFFICE', [85, 0.3, 30, 350, 700], [52, 1.2, 550, 60, 26]),
  POLICE: kind('STATE_ORGAN', 'PUBLIC_SECURITY', 'OFFICE', [360, 0.3, 32, 3800, 850], [88, 1.4, 900, 0, 30]),
  POLICE_STATION: kind('STATE_ORGAN', 'PUBLIC_SECURITY', 'OFFICE', [22, 0.35, 28, 260, 600], [66, 0.9, 300, 20, 28]),
  COURT: kind('STATE_ORGAN', 'JUDICIARY', 'OFFICE', [120, 0.3, 45, 1100, 850], [64, 1, 800, 0, 24]),
  JUSTICE_OFFICE: kind('STATE_ORGAN', 'JUDICIARY', 'OFFICE', [5, 0.3, 24, 30, 800], [48, 0, 0, 0, 20]),
  UNIVERSITY: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [5200, 0.4, 27, 900, 65], [48, 2.6, 980, 0, 46]),
  HIGH_SCHOOL: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [2600, 0.35, 15, 90, 75], [38, 2.4, 900, 60, 26]),
  VOCATIONAL_SCHOOL: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [2300, 0.3, 18, 130, 70], [42, 2.3, 900, 40, 26]),
  MIDDLE_SCHOOL: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [640, 0.45, 13, 20, 90], [30, 1.9, 480, 200, 20]),
  CITY_PRIMARY: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [1500, 0.35, 8, 40, 60], [30, 1.1, 800, 20, 11]),
  TOWN_PRIMARY: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [520, 0.45, 10, 10, 80], [28, 1.3, 350, 180, 12]),
  VILLAGE_PRIMARY: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [85, 0.5, 14, 0, 110], [22, 0, 0, 220, 11]),
  KINDERGARTEN: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [190, 0.4, 9, 0, 90], [38, 1.5, 450, 30, 14]),
  SCHOOL_SERVICE: kind('EDUCATION', 'EDUCATION', 'SCHOOL', [60, 0.5, 24, 90, 750], [50, 0.7, 400, 0, 22]),
  HOSPITAL: kind('HEALTH', 'HEALTH', 'HOSPITAL', [1350, 0.35, 25, 900, 420], [132, 4.6, 980, 0, 52]),
  CLINIC: kind('HEALTH', 'HEALTH', 'HOSPITAL', [75, 0.5, 30, 90, 600], [78, 2.2, 420, 120, 42]),
  HEALTH_SERVICE: kind('HEALTH', 'HEALTH', 'HOSPITAL', [70, 0.45, 38, 350, 800], [92, 1.1, 600, 0, 32]),
  CULTURE_VENUE: kind('CULTURE', 'CULTURE', 'OFFICE', [38, 0.5, 95, 60, 650], [70, 0.2, 250, 0, 30]),
  TOWN_CULTURE: kind('CULTURE', 'CULTURE', 'OFFICE', [7, 0.4, 62, 0, 800], [26, 0, 0, 0, 18]),
  SPORTS_VENUE: kind('SPORTS', 'SPORTS', 'OFFICE', [45, 0.5, 190, 80, 500], [34, 0.4, 300, 0, 60]),
  SCIENCE_SERVICE: kind('SCIENCE', 'SCIENCE', 'OFFICE', [24, 0.5, 46, 80, 800], [72, 0.5, 250, 0, 26]),
  WELFARE_HOME: kind('OTHER_SERVICE', 'CIVIL_AFFAIRS', 'HOSPITAL', [160, 0.5, 34, 150, 250], [46, 2.8, 700, 80, 48]),
  CENTRE: kind('OTHER_SERVICE', 'OTHER', 'OFFICE', [32, 0.6, 26, 90, 780], [64, 0.5, 250, 0, 23]),
  TOWN_CENTRE: kind('OTHER_SERVICE', 'OTHER', 'OFFICE', [11, 0.45, 20, 12, 800], [38, 0, 0, 0, 19]),
  MASS_ORGANISATION: kind('SOCIAL_GROUP', 'MASS_ORGANISATIONS', 'OFFICE', [12, 0.5, 24, 70, 800], [58, 0, 0, 0, 21]),
  ASSOCIATION: kind('SOCIAL_GROUP', 'MASS_ORGANISATIONS', 'OFFICE', [5, 0.4, 15, 0, 300], [42, 0, 0, 0, 16]),
} as const satisfies Record<string, InstitutionKind>;
export type KindName = keyof typeof KINDS;
