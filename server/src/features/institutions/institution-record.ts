import type { Day, InstitutionType, SystemCode } from '@shuangcheng/domain';

/** An institution as the register (名录库) takes it in. */
export interface InstitutionRecord {
  readonly institutionId: string;
  /** Unified social credit code, 18 characters. */
  readonly code: string;
  readonly tenantId: number;
  readonly regionId: number;
  readonly name: string;
  readonly type: InstitutionType;
  readonly system: SystemCode;
  readonly keyUnit: boolean;
  /** True for demonstration data: never mixed into a real tenant's. */
  readonly madeUp: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}
