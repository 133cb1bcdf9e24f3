package io.dynamomapping.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import io.dynamomapping.FullScans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything that reads a whole table.
 */
final class FullScanGuard {

	private static final Logger logger = LoggerFactory.getLogger(FullScanGuard.class);

	private final String mapping;

	private final String table;

	private final FullScans fullScans;

	private final AtomicBoolean warned = new AtomicBoolean();

	FullScanGuard(String mapping, String table, FullScans fullScans) {
		this.mapping = mapping;
		this.table = table;
		this.fullScans = fullScans;
	}

	/**
	 * Refuse to read the whole table, or warn, or do nothing. To be called before
	 * anything is requested.
	 * @param verb what is about to read it, such as {@code count()}
	 * @throws UnsupportedOperationException if that is denied
	 */
	void require(String verb) {
		if (this.fullScans == FullScans.DENY) {
			throw new UnsupportedOperationException("Mapping '" + this.mapping + "' of table '" + this.table
					+ "' denies full scans, found " + verb
					+ ", which reads the whole table. Query a partition or an index, or open it with full scans allowed.");
		}
		if (this.fullScans == FullScans.WARN && this.warned.compareAndSet(false, true)) {
			logger.warn("Mapping '{}' reads the whole of table '{}' for {}. "
					+ "Query a partition or an index where it grows large. This is logged once for each mapping.",
					this.mapping, this.table, verb);
		}
	}

}
