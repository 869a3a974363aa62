// What is around every page: the menu of what the viewer may do, where one is, notices, and one's own account.
import { UserOutlined } from '@ant-design/icons';
import { WORDS } from '@shuangcheng/client-sdk';
import { Button, Dropdown, Layout, Menu, Result, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { Boundary } from '../parts/boundary';
import { PasswordPage } from '../session/password-page';
import { useSession } from '../session/session';
import { homeRegionOf, may, useViewer, type Viewer } from '../session/viewer';
import { useGoTo } from './address';
import { NoticeBell } from './notice-bell';
import { PAGES } from './pages';
import { RegionBar, RegionSearch } from './region-bar';

const pagesOf = (viewer: Viewer) => PAGES.filter(({ actions }) => actions.some((action) => may(viewer, action)));

const menuItems = (viewer: Viewer) => {
  const shown = pagesOf(viewer);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.map((group) => ({
    key: group,
    type: 'group' as const,
    label: group,
    children: shown.filter((page) => page.group === group).map(({ path, title }) => ({ key: path, label: title })),
  }));
};

const AccountMenu = ({ viewer, onPassword }: { readonly viewer: Viewer; readonly onPassword: () => void }) => {
  const { signOut } = useSession();
  const grants = viewer.grants.map(({ role, region, system }, index) => ({
    key: `grant-${index}`,
    disabled: true,
    label: `${WORDS.Role[role]} · ${region.name}${system === null ? '' : ` · ${system}`}`,
  }));
  const items = [
    ...grants,
    { type: 'divider' as const },
    { key: 'password', label: '修改密码', onClick: onPassword },
    { key: 'sign-out', label: '退出登录', onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }}>
      <Button type="text" icon={<UserOutlined />}>
        {viewer.displayName}
      </Button>
    </Dropdown>
  );
};

/** From `#/` to the first page that the viewer has, at the region where he works. */
export const StartPage = () => {
  const viewer = useViewer();
  const [first] = pagesOf(viewer);
  // A joint analyst stands in no region: the joint view is of all members.
  const region = homeRegionOf(viewer)?.code ?? '-';
  return first ? (
    <Navigate to={`/${region}/${first.path}`} replace />
  ) : (
    <Result status="403" title="此账户没有任何授权，请与主管部门联系。" />
  );
};

export const Frame = () => {
  const viewer = useViewer();
  const goTo = useGoTo();
  const { region = '-', page: path } = useParams();
  const [changesPassword, setChangesPassword] = useState(false);
  const page = pagesOf(viewer).find((each) => each.path === path);
  if (changesPassword) return <PasswordPage required={false} />;
  return (
    <Layout className="frame">
      <Layout.Sider theme="light" width={184} breakpoint="lg" collapsedWidth={0}>
        <a className="brand" href="#/">
          双城公共机构节能
        </a>
        <Menu mode="inline" items={menuItems(viewer)} selectedKeys={path ? [path] : []} onClick={({ key }) => goTo(region, key)} />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="bar">
          <div className="place">
            {/* Who reads the joint view stands in no region. */}
            {region !== '-' && (
              <Boundary key={region}>
                <RegionBar region={region} />
              </Boundary>
            )}
          </div>
          {homeRegionOf(viewer) !== null && <RegionSearch />}
          {viewer.demonstration && (
            <Tooltip title="供试用的平台：所有数据（含发布版和联合视图）都是编造的，不得当真。">
              <Tag color="gold">演示平台</Tag>
            </Tooltip>
          )}
          <NoticeBell />
          <AccountMenu viewer={viewer} onPassword={() => setChangesPassword(true)} />
        </Layout.Header>
        <Layout.Content className="content">
          {page ? (
            <Boundary key={`${page.path}/${region}`}>
              <page.page region={region} />
            </Boundary>
          ) : (
            <Result status="404" title="没有这个页面，或没有查看它的授权。" />
          )}
        </Layout.Content>
      </Layout>
    </Layout>
  );
};
