package io.dynamomapping.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import io.dynamomapping.Condition;
import io.dynamomapping.ItemJson;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.internal.table.ItemPage;
import io.dynamomapping.internal.table.PageIterator;
import io.dynamomapping.internal.table.PageRequest;
import io.dynamomapping.internal.table.PageRequest.Answer;
import io.dynamomapping.internal.table.Segment;
import io.dynamomapping.internal.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One run of a dump: page after page from the table to its target.
 */
final class Dump {

	private final Table table;

	private final PageRequest request;

	private final DumpPosition position;

	private final Target target;

	private final Consumer<? super TransferProgress> observer;

	/** Which segment a page on its way is of. */
	private final Map<ItemPage, Integer> segments = Collections.synchronizedMap(new IdentityHashMap<>());

	private final long start = System.nanoTime();

	private double units;

	Dump(Table table, boolean consistent, DumpPosition position, Target target,
			Consumer<? super TransferProgress> observer) {
		this.table = table;
		this.request = new PageRequest(null, null, Condition.all(), null, consistent, false, null,
				Answer.ITEMS_AND_CAPACITY);
		this.position = position;
		this.target = target;
		this.observer = observer;
	}

	TransferProgress run() throws IOException {
		try (PageIterator pages = pages()) {
			while (pages.hasNext()) {
				ItemPage page = pages.next();
				write(page, Objects.requireNonNull(this.segments.remove(page)));
				this.observer.accept(progress());
			}
		}
		return progress();
	}

	private PageIterator pages() {
		List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> unfinished = new ArrayList<>();
		for (int segment = 0; segment < this.position.segments(); segment++) {
			if (!this.position.isDone(segment)) {
				unfinished.add(segment(segment, this.position.start(segment)));
			}
		}
		return (this.position.segments() > 1) ? this.table.prefetchedPages(unfinished) : this.table.pages(unfinished);
	}

	private Function<@Nullable Map<String, AttributeValue>, ItemPage> segment(int number,
			@Nullable Map<String, AttributeValue> first) {
		PageRequest part = (this.position.segments() > 1)
				? this.request.withSegment(new Segment(number, this.position.segments())) : this.request;
		return (next) -> {
			ItemPage page = this.table.pages().page(part, (next != null) ? next : first, null);
			this.segments.put(page, number);
			return page;
		};
	}

	private void write(ItemPage page, int segment) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (Map<String, AttributeValue> item : page.items()) {
			lines.append(ItemJson.toExportLine(item)).append('\n');
		}
		String text = lines.toString();
		this.target.write(text);
		this.position.advance(segment, page.lastKey(), page.items().size(), utf8Length(text));
		this.target.written(this.position);
		this.units += (page.capacityUnits() != null) ? page.capacityUnits() : 0;
	}

	static long utf8Length(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private TransferProgress progress() {
		return new TransferProgress(this.position.items(), this.position.items(), this.position.bytes(), this.units,
				Duration.ofNanos(System.nanoTime() - this.start));
	}

	/**
	 * Where a dump goes.
	 */
	interface Target {

		/**
		 * Write the lines of a page.
		 * @param lines the lines, each with its end
		 * @throws IOException if they cannot be written
		 */
		void write(String lines) throws IOException;

		/**
		 * Take note of what was written.
		 * @param position how far the dump has come
		 * @throws IOException if it cannot be kept
		 */
		default void written(DumpPosition position) throws IOException {
		}

	}

}
