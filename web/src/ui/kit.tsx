/** The few building blocks that every screen is made of. */
import { type ComponentProps, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { problemFrom } from '../api/problem';
import { t } from '../i18n';
import { Icon, type IconName } from './icons';
import { sentence } from './sentence';
import './kit.css';
import './cards.css';

type Tone = 'plain' | 'info' | 'good' | 'caution' | 'alert';

const TONE_ICON: Record<Tone, IconName> = {
  plain: 'info',
  info: 'info',
  good: 'tick',
  caution: 'caution',
  alert: 'alert',
};

type ButtonProps = ComponentProps<'button'> & {
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  icon?: IconName;
  busy?: boolean;
};

/** A button; while `busy` it keeps its place and does nothing. */
export function Button({
  look = 'plain',
  icon,
  busy = false,
  children,
  className = '',
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look} ${className}`}
      aria-busy={busy}
      disabled={busy || rest.disabled}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that shows an icon alone; its name is read out and shown on hover. */
export function IconButton({
  icon,
  label,
  className = '',
  ...rest
}: Omit<ButtonProps, 'icon'> & { icon: IconName; label: string }) {
  const { look: _look, busy: _busy, ...button } = rest;
  return (
    <button type="button" {...button} className={`icon-button ${className}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

/** A button that is on or off. */
export function Toggle({
  on,
  icon,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & { on: boolean; icon?: IconName }) {
  return (
    <button type="button" {...rest} className="toggle" aria-pressed={on}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A short word with an icon: a state is never told by colour alone. */
export function Chip({
  tone = 'plain',
  icon,
  children,
  title,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={`chip ${tone}`} title={title}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      {children}
    </span>
  );
}

/** A notice across a screen or panel. `live` reads it out when it appears. */
export function Banner({
  tone = 'info',
  title,
  children,
  action,
  live = false,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`banner ${tone}`} role={live ? (tone === 'alert' ? 'alert' : 'status') : undefined}>
      <Icon name={TONE_ICON[tone]} />
      <div className="banner-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="banner-action">{action}</div>}
    </div>
  );
}

/** A part of a screen under its heading. */
export function Panel({
  title,
  actions,
  children,
  className = '',
  level = 2,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  level?: 2 | 3;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`panel ${className}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="panel-head">
          <Heading id={id}>{title}</Heading>
          {actions && <div className="panel-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Nothing is there yet: why, and what to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <div className="muted">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}

/** Something could not be loaded: what the node said, the number of the request, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = problemFrom(error);
  return (
    <div className="failure" role="alert">
      <Banner
        tone="alert"
        title={problem.title}
        action={
          retry && (
            <Button onClick={retry} icon="retry">
              {t('common.retry')}
            </Button>
          )
        }
      >
        {problem.detail && sentence(problem.detail)}
        {problem.request && <div className="muted mono">{t('common.request', { id: problem.request })}</div>}
      </Banner>
    </div>
  );
}

/** Grey lines in the place of what is being loaded. */
export function Skeleton({ lines = 3, height = 16 }: { lines?: number; height?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content have no other name
        <span key={line} style={{ height, width: `${96 - ((line * 17) % 30)}%` }} />
      ))}
    </div>
  );
}

/** A labelled control, with a hint and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const described = hint || error ? `${id}-text` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {(hint || error) && (
        <p id={described} className={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

/** A window over the page that holds the keyboard until it is closed. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
  sheet = false,
}: {
  title: ReactNode;
  onClose?: () => void;
  children: ReactNode;
  wide?: boolean;
  /** Along the right side, as high as the page. */
  sheet?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it leaves the page: only then does the keyboard go back to where it came from.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // What is to be filled in or answered, rather than the button that closes.
    shown?.querySelector<HTMLElement>('[data-first], input, select, textarea')?.focus();
    return () => shown?.close();
  }, []);
  // At the end of the page: what stands around the place that opened it says nothing about a window.
  return createPortal(
    <dialog
      ref={dialog}
      className={`dialog ${wide ? 'wide' : ''} ${sheet ? 'sheet' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        // A window over this one tells this one as well: Escape closes the uppermost alone.
        if (event.target === event.currentTarget) onClose?.();
      }}
      // What happens in the window is none of the business of the form or the card that opened it.
      onSubmit={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      onDragStart={(event) => event.stopPropagation()}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose && <IconButton icon="close" label={t('common.close')} onClick={onClose} />}
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>,
    document.body,
  );
}

/** A part that is folded until somebody opens it; its heading says what is inside. */
export function Fold({
  title,
  aside,
  children,
  open = false,
  quiet = false,
}: {
  title: ReactNode;
  /** Said beside the heading while it is folded, as how many things are inside. */
  aside?: ReactNode;
  children: ReactNode;
  open?: boolean;
  /** Without a frame, within another part. */
  quiet?: boolean;
}) {
  return (
    <details className={quiet ? 'fold quiet' : 'fold'} open={open}>
      <summary>
        <Icon name="chevron" size={14} />
        <span className="fold-title">{title}</span>
        {aside && <span className="fold-aside">{aside}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
