// What is asked of a figure beside its code and period.
import {
  isInstitutionType,
  isSystemCode,
  SYSTEMS,
  type CarbonScope,
  type Day,
  type ElectricityBasis,
  type FactorBasis,
} from '@shuangcheng/domain';
import { RequestError } from '@shuangcheng/tenants';
import type { Basis } from './activity.store.js';

/** Options of a figure with every default filled in. */
export interface FigureChoice {
  readonly basis: Basis;
  readonly carbonScope: CarbonScope | null;
  readonly factorBasis: FactorBasis;
  readonly electricityBasis: ElectricityBasis;
  readonly factorSet: string | null;
  readonly asOf: Date | null;
  readonly treeAsOf: Day | null;
  readonly type: string | null;
  readonly system: string | null;
}
export type FigureOptionsInput = { readonly [K in keyof FigureChoice]?: FigureChoice[K] | null };

export const chooseOptions = (options: FigureOptionsInput | null | undefined): FigureChoice => {
  const system = options?.system ?? null;
  if (system !== null && !isSystemCode(system)) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'options.system',
      expected: `主管系统代码之一（${SYSTEMS.map((known) => known.code).join('、')}）`,
      actual: system,
    });
  }
  const type = options?.type ?? null;
  if (type !== null && !isInstitutionType(type)) throw new Error(`unknown institution type ${type}`);
  return {
    basis: options?.basis ?? 'APPROVED',
    carbonScope: options?.carbonScope ?? null,
    factorBasis: options?.factorBasis ?? 'CURRENT',
    electricityBasis: options?.electricityBasis ?? 'CALORIFIC',
    factorSet: options?.factorSet ?? null,
    asOf: options?.asOf ?? null,
    treeAsOf: options?.treeAsOf ?? null,
    type,
    system,
  };
};
