package io.dynamomapping.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.TableDump;
import io.dynamomapping.TransferException;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.internal.table.Segment;
import io.dynamomapping.internal.table.Table;

/**
 * A dump, made step by step. Immutable.
 */
final class DefaultTableDump implements TableDump {

	private final Table table;

	private final boolean consistent;

	private final int segments;

	private final Consumer<? super TransferProgress> observer;

	private final boolean resumed;

	DefaultTableDump(Table table, boolean consistent) {
		this(table, consistent, 1, (progress) -> {
		}, false);
	}

	private DefaultTableDump(Table table, boolean consistent, int segments, Consumer<? super TransferProgress> observer,
			boolean resumed) {
		this.table = table;
		this.consistent = consistent;
		this.segments = segments;
		this.observer = observer;
		this.resumed = resumed;
	}

	@Override
	public TableDump segments(int total) {
		return new DefaultTableDump(this.table, this.consistent, new Segment(0, total).total(), this.observer,
				this.resumed);
	}

	@Override
	public TableDump consistent(boolean consistent) {
		return new DefaultTableDump(this.table, consistent, this.segments, this.observer, this.resumed);
	}

	@Override
	public TableDump rateLimit(CapacityLimiter limiter) {
		return new DefaultTableDump(this.table.limited(Objects.requireNonNull(limiter, "limiter")), this.consistent,
				this.segments, this.observer, this.resumed);
	}

	@Override
	public TableDump onProgress(Consumer<? super TransferProgress> observer) {
		return new DefaultTableDump(this.table, this.consistent, this.segments,
				Objects.requireNonNull(observer, "observer"), this.resumed);
	}

	@Override
	public TableDump resume() {
		return new DefaultTableDump(this.table, this.consistent, this.segments, this.observer, true);
	}

	@Override
	public TransferProgress to(Path file) {
		DumpPosition position = new DumpPosition(this.table.name(), this.segments);
		try (DumpFile target = this.resumed ? DumpFile.reopen(file, position) : DumpFile.open(file, position)) {
			TransferProgress written = run(target.position(), target);
			target.complete();
			return written;
		}
		catch (IOException ex) {
			throw failed("file '" + file + "'", ex);
		}
	}

	@Override
	public TransferProgress to(Writer writer) {
		if (this.resumed) {
			throw new IllegalStateException(
					"Expected a file for a dump that is resumed, found a writer. Give it the file, or start anew.");
		}
		try {
			TransferProgress written = run(new DumpPosition(this.table.name(), this.segments), writer::write);
			writer.flush();
			return written;
		}
		catch (IOException ex) {
			throw failed("writer", ex);
		}
	}

	private TransferProgress run(DumpPosition position, Dump.Target target) throws IOException {
		return new Dump(this.table, this.consistent, position, target, this.observer).run();
	}

	private TransferException failed(String target, IOException ex) {
		return new TransferException("Expected to write the dump of table '" + this.table.name() + "' to " + target
				+ ", found " + ex + ". Dump it again, or resume it.", this.table.name(), 0, ex);
	}

}
