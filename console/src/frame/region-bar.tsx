// Where one is in the tree: the way down from the province, the regions below, and a search over names and codes.
import { SearchOutlined } from '@ant-design/icons';
import { RegionPlaceOperation, RegionsBelowOperation, SearchUnitsOperation } from '@shuangcheng/client-sdk';
import { AutoComplete, Breadcrumb, Input, Space } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer, useSuspenseAnswer } from '../answers/use-answer';
import { OpenLink } from '../parts/open-link';
import { useGoTo } from './address';

/** As many as one answer holds: 四川 has 21 below it, 重庆 38. */
const MOST_BELOW = 200;

export const RegionBar = ({ region }: { readonly region: string }) => {
  const goTo = useGoTo();
  const { region: place } = useSuspenseAnswer(RegionPlaceOperation, { region });
  // Whose region it is not sees where it stands, which is public, and not what is below it: the page says so.
  const { data } = useAnswer(RegionsBelowOperation, { region, first: MOST_BELOW });
  if (!place) return <span>没有这个区划：{region}</span>;
  const above = place.ancestors.map(({ code, name }) => ({ title: <OpenLink onOpen={() => goTo(code)}>{name}</OpenLink> }));
  const below = (data?.region?.children.nodes ?? []).map(({ code, name }) => ({ key: code, label: name, onClick: () => goTo(code) }));
  const here =
    below.length > 0 ? { title: <strong>{place.name}</strong>, menu: { items: below } } : { title: <strong>{place.name}</strong> };
  return <Breadcrumb items={[...above, here]} />;
};

export const RegionSearch = () => {
  const goTo = useGoTo();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data } = useAnswer(SearchUnitsOperation, { text: asked, first: 12 }, { enabled: asked !== '', keepPrevious: true });
  // An institution is opened in the register of its region.
  const found = (asked === '' ? [] : (data?.search ?? [])).map(({ code, name, level, parent }) => ({
    value: code,
    region: level === 'INSTITUTION' ? (parent?.code ?? null) : code,
    level,
    label: (
      <Space>
        {name}
        <span className="quiet">{parent?.name}</span>
      </Space>
    ),
  }));
  return (
    <AutoComplete
      className="region-search"
      options={found}
      value={text}
      onChange={setText}
      notFoundContent={data && asked !== '' ? '没有找到这样的区划或机构' : null}
      onSelect={(code: string, { region, level }) => {
        setText('');
        if (region === null) return;
        if (level === 'INSTITUTION') goTo(region, 'institutions', { institution: code });
        else goTo(region);
      }}
    >
      <Input prefix={<SearchOutlined />} placeholder="查找区划、机构的名称或代码" aria-label="查找" allowClear />
    </AutoComplete>
  );
};
