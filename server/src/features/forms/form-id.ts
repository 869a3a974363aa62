// The id of one version of a yearly form, as the API and the audit trail name it.
import { isFormKind, type FormKind } from '@shuangcheng/domain';
import { decodeNodeId, encodeNodeId } from '@shuangcheng/schema';

export interface FormPlace {
  readonly institutionId: string;
  readonly kind: FormKind;
  readonly year: number;
}
export interface FormKey extends FormPlace {
  readonly tenantId: number;
  /** Null: the newest. */
  readonly version: number | null;
}

export const placeText = ({ institutionId, kind, year }: FormPlace): string => `${institutionId}|${kind}|${year}`;

export const encodeFormId = ({ tenantId, institutionId, kind, year, version }: FormKey & { readonly version: number }): string =>
  encodeNodeId('YearlyForm', [tenantId, institutionId, kind, year, version]);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The key in an id's parts; null for what is none. */
export const readFormKey = (parts: readonly string[]): (FormKey & { readonly version: number }) | null => {
  const [tenantId, institutionId, kind, year, version] = parts;
  const known = parts.length === 5 && /^\d{6}$/.test(tenantId!) && uuid.test(institutionId!) && isFormKind(kind!) && /^\d{4}$/.test(year!);
  if (!known || !/^\d{1,9}$/.test(version!)) return null;
  return {
    tenantId: Number(tenantId),
    institutionId: institutionId!,
    kind: kind,
    year: Number(year),
    version: Number(version),
  };
};

export const decodeFormId = (id: string): (FormKey & { readonly version: number }) | null => {
  const decoded = decodeNodeId(id);
  return decoded?.type === 'YearlyForm' ? readFormKey(decoded.key) : null;
};
