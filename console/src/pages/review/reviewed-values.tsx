// What was reported, beside last month, last year and, of a revision, what counts now.
import type { Decimal, ItemDefinition } from '@shuangcheng/client-sdk';
import { WORDS } from '@shuangcheng/client-sdk';
import { Card, Tag } from 'antd';
import { BesideValue } from '../../parts/beside-value';
import { ITEM_GROUPS } from '../../parts/item-words';
import { numberText } from '../../parts/number-text';
import type { FormInstitution, FormReport } from '../reports/form-entry';

const items = ITEM_GROUPS.flatMap((group) => group.items);
const valueIn = (
  report: { readonly values: FormReport['values'] | NonNullable<FormReport['countedVersion']>['values'] } | null,
  code: string,
) => report?.values.find(({ item }) => item === code);

const Said = ({ item, report }: { readonly item: ItemDefinition; readonly report: FormReport }) => {
  const value = report.values.find((each) => each.item === item.code);
  if (!value) return <Tag color="orange">缺报</Tag>;
  if (value.notApplicable) return <>不适用</>;
  return (
    <>
      <strong>{value.quantity?.toFixed() ?? '—'}</strong> {value.carried && <Tag>沿用上期</Tag>}
    </>
  );
};

const costText = (cost: Decimal | null, quantity: Decimal | null, unit: string): string =>
  cost ? `${numberText(cost)}${quantity && !quantity.isZero() ? `（${numberText(cost.div(quantity), 3)} 元/${unit}）` : ''}` : '—';

export const ReviewedValues = ({ institution, report }: { readonly institution: FormInstitution; readonly report: FormReport }) => {
  const { monthBefore, yearBefore } = institution;
  const counted = report.countedVersion && report.countedVersion.version !== report.version ? report.countedVersion : null;
  const anywhere = items.filter(({ code }) => {
    const values = [valueIn(report, code), valueIn(monthBefore, code), valueIn(yearBefore, code), valueIn(counted, code)];
    return values.some((value) => value && !value.notApplicable);
  });
  return (
    <Card size="small">
      <div className="wide">
        <table className="entry">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="amount">
                本月数量
              </th>
              <th scope="col" className="amount">
                费用（元）
              </th>
              <th scope="col">取得方式</th>
              {counted && (
                <th scope="col" className="amount">
                  现计入（第 {counted.version} 版）
                </th>
              )}
              <th scope="col" className="amount">
                上月
              </th>
              <th scope="col" className="amount">
                上年同月
              </th>
            </tr>
          </thead>
          <tbody>
            {anywhere.map((item) => {
              const value = report.values.find(({ item: code }) => code === item.code);
              const said = value?.quantity?.toFixed() ?? '';
              return (
                <tr key={item.code} data-item={item.code}>
                  <th scope="row">
                    {item.nameZh}
                    <span className="quiet">（{item.unitZh}）</span>
                  </th>
                  <td className="amount">
                    <Said item={item} report={report} />
                  </td>
                  <td className="amount">{value ? costText(value.cost, value.quantity, item.unitZh) : '—'}</td>
                  <td className="said">{value && !value.notApplicable ? WORDS.Acquisition[value.acquisition] : '—'}</td>
                  {counted && (
                    <td className="amount">
                      <BesideValue item={item} value={valueIn(counted, item.code)} typed={said} />
                    </td>
                  )}
                  <td className="amount">
                    <BesideValue item={item} value={valueIn(monthBefore, item.code)} typed={said} />
                  </td>
                  <td className="amount">
                    <BesideValue item={item} value={valueIn(yearBefore, item.code)} typed={said} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="quiet">三个月份都不适用的项目没有列出。偏离较大的（消费量相差一倍、面积人数超过10%）以橙色标出。</p>
    </Card>
  );
};
