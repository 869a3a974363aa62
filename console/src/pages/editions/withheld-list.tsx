// What the joint view is not shown of an edition, in words.
import type { CarbonScope, IndicatorCode } from '@shuangcheng/client-sdk';
import { Alert } from 'antd';
import { figureName } from '../../parts/target-name';
import { useGroupNames } from '../../parts/use-group-names';

export interface Withheld {
  readonly group: string | null;
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
}

export const WithheldList = ({ withheld }: { readonly withheld: readonly Withheld[] }) => {
  const names = useGroupNames();
  if (withheld.length === 0) return <Alert type="success" showIcon title="全部数值都可向联合视图公布。" />;
  const places = [...new Set(withheld.map(({ group }) => group))];
  return (
    <Alert
      type="warning"
      showIcon
      title={`有 ${withheld.length} 个数不向联合视图公布：由其本身，或与该年已公布的数相减，可推知少数机构的数。`}
      description={
        <ul className="problems">
          {places.map((place) => (
            <li key={place ?? ''}>
              {place === null ? '全省（市）' : (names.get(place) ?? place)}：
              {withheld
                .filter(({ group }) => group === place)
                .map(figureName)
                .join('、')}
            </li>
          ))}
        </ul>
      }
    />
  );
};
