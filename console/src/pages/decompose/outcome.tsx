// What a preview came to: the sums, what to check first, or which demands contradict each other.
import { Alert, Descriptions } from 'antd';
import { exactText } from '../../parts/number-text';
import type { Decomposition } from './child-table';

const text = (value: Decomposition['residual']): string => (value ? exactText(value) : '—');

export const Outcome = ({ decomposition, unit }: { readonly decomposition: Decomposition; readonly unit: string }) => {
  const { feasible, conflicts, warnings, parentValue, reservedForOwn, allocatedValue, residual, parentBaseline, childrenBaseline } =
    decomposition;
  return (
    <div className="stack">
      {!feasible && (
        <Alert
          type="error"
          showIcon
          title="所填的约束相互矛盾，无法分解：放宽下列约束之一再试算。"
          description={
            <ul className="problems">
              {conflicts.map(({ message, orgUnits }, index) => (
                <li key={index}>
                  {message} {orgUnits.length > 0 && <span className="quiet">（{orgUnits.map(({ name }) => name).join('、')}）</span>}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} />
      ))}
      {feasible && (
        <Descriptions
          size="small"
          column={{ xs: 1, md: 3 }}
          title={`试算结果（${unit}）`}
          items={[
            { key: 'parent', label: '本级目标', children: text(parentValue) },
            { key: 'own', label: '本级留用', children: text(reservedForOwn) },
            { key: 'allocated', label: '各下级合计', children: text(allocatedValue) },
            { key: 'residual', label: '余数', children: text(residual) },
            { key: 'parentBaseline', label: '本级基数', children: text(parentBaseline) },
            { key: 'childrenBaseline', label: '各下级基数之和', children: text(childrenBaseline) },
          ]}
        />
      )}
    </div>
  );
};
