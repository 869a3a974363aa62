import { Empty, Table, type TableProps } from 'antd';

interface ListTableProps<Row> extends Omit<TableProps<Row>, 'size' | 'dataSource' | 'pagination' | 'locale' | 'loading'> {
  readonly rows: readonly Row[] | undefined;
  readonly loading: boolean;
  /** Why there is none, and what to do. */
  readonly none: string;
}

/** A page of a list; while it is read, nothing is said of an empty one. */
export const ListTable = <Row extends object>({ rows = [], loading, none, ...table }: ListTableProps<Row>) => (
  <Table<Row>
    size="small"
    loading={loading}
    pagination={false}
    dataSource={rows}
    scroll={{ x: 'max-content' }}
    locale={{ emptyText: loading ? ' ' : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> }}
    {...table}
  />
);
