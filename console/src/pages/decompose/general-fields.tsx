// What holds for all children: method, path, growth, what stays with the region's own institutions, rates of classes.
import { WORDS, type QuotaLevel } from '@shuangcheng/client-sdk';
import { Form, Radio, Select, Space } from 'antd';
import { classesOf, growthOf, yearsBetween, type Draft, type Faults } from './draft';
import { MethodField } from './method-field';
import { NumberCell } from './number-cell';
import type { DivisibleTarget } from './target-field';

const QUOTA_LEVELS: readonly { readonly value: QuotaLevel; readonly label: string }[] = [
  { value: 'GUIDE', label: '引导值' },
  { value: 'STANDARD', label: '基准值' },
  { value: 'LIMIT', label: '约束值' },
];
const DECIMALS = [0, 1, 2, 3, 4].map((value) => ({ value, label: `${value} 位` }));

interface GeneralFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly target: DivisibleTarget;
  readonly unit: string;
  readonly faults: Faults;
  /** A county's target goes to its institutions. */
  readonly toInstitutions: boolean;
}

const ClassRates = ({ draft, onChange, faults }: Pick<GeneralFieldsProps, 'draft' | 'onChange' | 'faults'>) => {
  const classes = classesOf(draft);
  return (
    <Form.Item label="各类下降率（%）" extra={classes.length === 0 && '先在下表“类别”一栏为各下级填写类别，如 医院、学校。'}>
      <Space wrap>
        {classes.map((name) => (
          <Space key={name} size={4}>
            {name}
            <NumberCell
              label={`${name}的下降率，%`}
              value={draft.classRates[name]}
              fault={faults.has(`class/${name}`)}
              onChange={(text) => onChange({ ...draft, classRates: { ...draft.classRates, [name]: text } })}
            />
          </Space>
        ))}
      </Space>
    </Form.Item>
  );
};

const PathShares = ({ draft, onChange, faults, target }: Pick<GeneralFieldsProps, 'draft' | 'onChange' | 'faults' | 'target'>) => (
  <Form.Item label="到各年末应完成全部变化量的（%）" extra={`逐年不减；${target.year}年为 100，不必填。`}>
    <Space wrap>
      {yearsBetween(target).map((year) => (
        <Space key={year} size={4}>
          {year}年
          <NumberCell
            label={`${year}年末完成，%`}
            value={draft.pathShares[year]}
            fault={faults.has(`path/${year}`)}
            width={72}
            onChange={(text) => onChange({ ...draft, pathShares: { ...draft.pathShares, [year]: text } })}
          />
        </Space>
      ))}
    </Space>
  </Form.Item>
);

export const GeneralFields = ({ draft, onChange, target, unit, faults, toInstitutions }: GeneralFieldsProps) => {
  const total = growthOf(target.indicator) === null;
  const number = (label: string, field: 'reserved' | 'areaGrowth' | 'peopleGrowth', extra: string) => (
    <Form.Item label={label} extra={extra}>
      <NumberCell
        label={label}
        value={draft[field]}
        fault={faults.has(field)}
        width={140}
        onChange={(text) => onChange({ ...draft, [field]: text })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="div">
      <Form.Item label="分解方法">
        <MethodField value={draft.method} onChange={(method) => onChange({ ...draft, method })} />
      </Form.Item>
      {draft.method === 'BY_CLASS' && <ClassRates draft={draft} onChange={onChange} faults={faults} />}
      <Space wrap size="large" align="start">
        {draft.method === 'BY_POTENTIAL' && toInstitutions && (
          <Form.Item label="标杆值取自现行定额" extra="下表填了标杆值的，以所填为准。">
            <Select
              aria-label="标杆值取自现行定额"
              allowClear
              placeholder="不取"
              style={{ width: 140 }}
              value={draft.benchmarkFrom}
              options={[...QUOTA_LEVELS]}
              onChange={(benchmarkFrom: QuotaLevel | undefined) => onChange({ ...draft, benchmarkFrom: benchmarkFrom ?? null })}
            />
          </Form.Item>
        )}
        <Form.Item label="年度路径">
          <Radio.Group
            aria-label="年度路径"
            value={draft.pathRule}
            options={[
              { value: 'COMPOUND', label: WORDS.PathRule.COMPOUND },
              { value: 'LINEAR', label: WORDS.PathRule.LINEAR },
              ...(yearsBetween(target).length > 0 ? [{ value: 'CUSTOM', label: WORDS.PathRule.CUSTOM }] : []),
            ]}
            onChange={(event) => onChange({ ...draft, pathRule: event.target.value as Draft['pathRule'] })}
          />
        </Form.Item>
        {draft.pathRule === 'CUSTOM' && <PathShares draft={draft} onChange={onChange} faults={faults} target={target} />}
        {total && !toInstitutions && number(`本级直属机构留用（${unit}）`, 'reserved', '先扣除，其余分给各下级。')}
        {number('建筑面积增长（%）', 'areaGrowth', '各下级到目标年，不填为 0。')}
        {number('用能人数增长（%）', 'peopleGrowth', '各下级到目标年，不填为 0。')}
        <Form.Item label="小数位数">
          <Select
            aria-label="小数位数"
            allowClear
            placeholder={total ? '整数' : '两位'}
            style={{ width: 100 }}
            value={draft.decimals}
            options={DECIMALS}
            onChange={(decimals: number | undefined) => onChange({ ...draft, decimals: decimals ?? null })}
          />
        </Form.Item>
      </Space>
    </Form>
  );
};
