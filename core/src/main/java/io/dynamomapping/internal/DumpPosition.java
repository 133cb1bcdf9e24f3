package io.dynamomapping.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.dynamomapping.ItemJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far a dump has come: for each segment where its next page starts, and how long the
 * file is up to there.
 */
final class DumpPosition {

	private static final String NEXT = "next.";

	private static final String DONE = "done";

	private final String table;

	private final int segments;

	/** DynamoDB's JSON of the start key of the next page, or that there is none. */
	private final Map<Integer, String> next = new TreeMap<>();

	private long items;

	private long bytes;

	private long fileLength;

	DumpPosition(String table, int segments) {
		this.table = table;
		this.segments = segments;
	}

	/**
	 * Read a position.
	 * @param file where it was saved
	 * @return the position
	 * @throws IOException if it cannot be read
	 * @throws IllegalArgumentException if it is something else
	 */
	static DumpPosition read(Path file) throws IOException {
		Properties saved = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			saved.load(reader);
			DumpPosition position = new DumpPosition(saved.getProperty("table", ""),
					Integer.parseInt(saved.getProperty("segments")));
			position.items = Long.parseLong(saved.getProperty("items"));
			position.bytes = Long.parseLong(saved.getProperty("bytes"));
			position.fileLength = Long.parseLong(saved.getProperty("file-length"));
			for (int segment = 0; segment < position.segments; segment++) {
				String start = saved.getProperty(NEXT + segment);
				if (start != null) {
					position.next.put(segment, start);
				}
			}
			return position;
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Expected in '" + file
					+ "' where a dump is to be resumed, found something else. Delete it and start from the beginning.",
					ex);
		}
	}

	void save(Path file) throws IOException {
		Properties properties = new Properties();
		properties.setProperty("table", this.table);
		properties.setProperty("segments", String.valueOf(this.segments));
		properties.setProperty("items", String.valueOf(this.items));
		properties.setProperty("bytes", String.valueOf(this.bytes));
		properties.setProperty("file-length", String.valueOf(this.fileLength));
		this.next.forEach((segment, start) -> properties.setProperty(NEXT + segment, start));
		Path draft = file.resolveSibling(file.getFileName() + ".new");
		try (Writer writer = Files.newBufferedWriter(draft)) {
			properties.store(writer, "Where the dump is to be resumed");
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	String table() {
		return this.table;
	}

	int segments() {
		return this.segments;
	}

	long items() {
		return this.items;
	}

	long bytes() {
		return this.bytes;
	}

	long fileLength() {
		return this.fileLength;
	}

	void fileLength(long length) {
		this.fileLength = length;
	}

	boolean isDone(int segment) {
		return DONE.equals(this.next.get(segment));
	}

	@Nullable Map<String, AttributeValue> start(int segment) {
		String start = this.next.get(segment);
		return (start != null && !start.equals(DONE)) ? ItemJson.fromDynamoJson(start) : null;
	}

	/**
	 * Move on by a page.
	 * @param segment the segment
	 * @param lastKey where its next page starts, or {@code null} if there is none
	 * @param items how many items the page has
	 * @param bytes how much text they are
	 */
	void advance(int segment, @Nullable Map<String, AttributeValue> lastKey, long items, long bytes) {
		this.next.put(segment, (lastKey != null) ? ItemJson.toDynamoJson(lastKey) : DONE);
		this.items += items;
		this.bytes += bytes;
	}

}
