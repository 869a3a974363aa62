import { WORDS } from '@shuangcheng/client-sdk';
import { Descriptions } from 'antd';
import { systemName } from '../../parts/institution-words';
import { countText } from '../../parts/number-text';
import type { Institution } from './institution-form';
import { Validity } from './validity';

const said = (text: string | null): string => text ?? '—';

/** What the register has of an institution. */
export const InstitutionFacts = ({ institution }: { readonly institution: Institution }) => {
  const { machineRoom, heating, students } = institution;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['机构名称', institution.name],
    ['统一社会信用代码', institution.code],
    ['所在区划', institution.parent ? `${institution.parent.name}（${institution.parent.code}）` : '—'],
    ['在册', <Validity key="validity" validFrom={institution.validFrom} validTo={institution.validTo} />],
    ['机构类型', WORDS.InstitutionType[institution.type]],
    ['主管系统', systemName(institution.system)],
    ['重点用能单位', institution.keyUnit ? '是' : '否'],
    ['机构简称', said(institution.shortName)],
    ['行政级别（代码）', said(institution.adminLevel)],
    ['经费来源（代码）', said(institution.funding)],
    ['联系人', said(institution.contact)],
    ['联系电话', said(institution.contactPhone)],
    ['地址', said(institution.address)],
    ['学生人数', students === null ? '—' : countText(students)],
    ['医院等级', said(institution.hospitalLevel)],
    ['数据中心机房', machineRoom === null ? '—' : machineRoom ? '有' : '无'],
    ['采暖方式', heating === null ? '—' : WORDS.Heating[heating]],
  ];
  return <Descriptions size="small" column={2} bordered items={facts.map(([label, children]) => ({ key: label, label, children }))} />;
};
