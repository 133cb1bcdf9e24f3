package io.dynamomapping.internal;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.TableLoad;
import io.dynamomapping.TransferException;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.internal.table.Table;

/**
 * A load, made step by step. Immutable.
 */
final class DefaultTableLoad implements TableLoad {

	private final Table table;

	private final Consumer<? super TransferProgress> observer;

	private final long afterLine;

	DefaultTableLoad(Table table, Consumer<? super TransferProgress> observer, long afterLine) {
		this.table = table;
		this.observer = observer;
		this.afterLine = afterLine;
	}

	@Override
	public TableLoad rateLimit(CapacityLimiter limiter) {
		return new DefaultTableLoad(this.table.limited(Objects.requireNonNull(limiter, "limiter")), this.observer,
				this.afterLine);
	}

	@Override
	public TableLoad onProgress(Consumer<? super TransferProgress> observer) {
		return new DefaultTableLoad(this.table, Objects.requireNonNull(observer, "observer"), this.afterLine);
	}

	@Override
	public TableLoad afterLine(long lines) {
		if (lines < 0) {
			throw new IllegalArgumentException(
					"Expected 0 or more lines to pass over, found " + lines + ". Leave it out to load all.");
		}
		return new DefaultTableLoad(this.table, this.observer, lines);
	}

	@Override
	public TransferProgress from(Path file) {
		requireComplete(file);
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
				InputStream text = DumpFile.isCompressed(file) ? new GZIPInputStream(bytes) : bytes;
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder()))) {
			return new Load(this.table, "'" + file + "'", this.observer, this.afterLine).run(reader);
		}
		catch (IOException ex) {
			throw new TransferException("Expected a file of items to load into table '" + this.table.name()
					+ "', found " + ex + ". Check '" + file + "'.", this.table.name(), this.afterLine, ex);
		}
	}

	private void requireComplete(Path file) {
		Path resumeFile = DumpFile.resumeFile(file);
		if (Files.exists(resumeFile)) {
			throw new TransferException(
					"Expected a complete dump to load into table '" + this.table.name() + "', found '" + resumeFile
							+ "', which a dump leaves that is interrupted or still under way. "
							+ "Resume the dump, or delete that file to load what there is.",
					this.table.name(), this.afterLine, null);
		}
	}

	@Override
	public TransferProgress from(Reader reader) {
		return new Load(this.table, "the reader", this.observer, this.afterLine).run(new BufferedReader(reader));
	}

}
