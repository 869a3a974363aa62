// A step that needs a reason and is asked about first: what will happen, the usual reasons to choose from, one's own words.
import type { AnsweredProblem } from '@shuangcheng/client-sdk';
import { Button, Flex, Input, Modal, Tag, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { Failure, Problems } from './failure';

interface ReasonButtonProps {
  readonly label: string;
  /** What will happen. */
  readonly explanation: ReactNode;
  readonly usual?: readonly string[];
  /** Whether it is needed; a step without one is asked about all the same. */
  readonly required?: boolean;
  readonly change: { readonly running: boolean; readonly problems: readonly AnsweredProblem[]; readonly failure: unknown; reset(): void };
  /** Gives whether it was done: then the question is closed. */
  readonly onDecide: (reason: string) => Promise<boolean>;
  readonly button?: ButtonProps;
}

export const ReasonButton = ({ label, explanation, usual = [], required = true, change, onDecide, button }: ReasonButtonProps) => {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const decide = async (): Promise<void> => {
    if (required && reason.trim() === '') return;
    if (!(await onDecide(reason.trim()))) return;
    setOpen(false);
    setReason('');
  };
  const show = (): void => {
    change.reset();
    setOpen(true);
  };
  return (
    <>
      <Button {...button} onClick={show}>
        {label}
      </Button>
      <Modal
        title={label}
        open={open}
        okText={label}
        cancelText="取消"
        okButtonProps={{ disabled: required && reason.trim() === '', loading: change.running, danger: button?.danger ?? false }}
        onOk={() => void decide()}
        onCancel={() => setOpen(false)}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void decide();
          }}
        >
          <div>{explanation}</div>
          {usual.length > 0 && (
            <Flex gap={6} wrap>
              {usual.map((text) => (
                <Tag key={text} role="button" tabIndex={0} className="choice" onClick={() => setReason(text)}>
                  {text}
                </Tag>
              ))}
            </Flex>
          )}
          <Input.TextArea
            aria-label="原因"
            placeholder={required ? '原因（必填）' : '原因（可不填）'}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              if (event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void decide();
            }}
          />
          <Problems problems={change.problems} />
          <Failure error={change.failure} />
        </form>
      </Modal>
    </>
  );
};
