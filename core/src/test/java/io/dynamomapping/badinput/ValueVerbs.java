package io.dynamomapping.badinput;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.WriteTransaction;

/**
 * Everything that takes the content of an attribute, in a value or by itself, and writes
 * it without a look at the table before.
 */
final class ValueVerbs {

	private static final String KEY = "a";

	private static final Condition GUARD = Attribute.attr("text").exists();

	private static final Map<String, BiConsumer<Notes, Object>> WHOLE = new LinkedHashMap<>();

	private static final Map<String, BiConsumer<Notes, Object>> SINGLE = new LinkedHashMap<>();

	private static final Map<String, BiConsumer<Notes, Object>> COMPARING = new LinkedHashMap<>();

	static {
		whole();
		batches();
		single();
	}

	private ValueVerbs() {
	}

	static Map<String, BiConsumer<Notes, Object>> writing() {
		Map<String, BiConsumer<Notes, Object>> all = new LinkedHashMap<>(WHOLE);
		all.putAll(SINGLE);
		return Collections.unmodifiableMap(all);
	}

	static Map<String, BiConsumer<Notes, Object>> comparing() {
		if (COMPARING.isEmpty()) {
			condition("eq", (content) -> Attribute.attr("content").eq(content));
			condition("in", (content) -> Attribute.attr("content").in(content, "b"));
			condition("contains", (content) -> Attribute.attr("content").contains(content));
			condition("nested",
					(content) -> Attribute.attr("a").exists().and(Attribute.attr("content").ne(content).not()));
		}
		return Collections.unmodifiableMap(COMPARING);
	}

	private static void whole() {
		value("put", (notes, value) -> notes.put(KEY, value));
		value("putIfAbsent", (notes, value) -> notes.putIfAbsent(KEY, value));
		value("replace", (notes, value) -> notes.replace(KEY, value));
		value("replace expected", (notes, value) -> notes.replace(KEY, Notes.NOTE, value));
		value("at(k).insert", (notes, value) -> notes.at(KEY).insert(value));
		value("at(k).save", (notes, value) -> notes.at(KEY).save(value));
		value("at(k).saveChanges", (notes, value) -> notes.at(KEY).saveChanges(Notes.NOTE, value));
		value("at(k).onlyIf(…).put", (notes, value) -> notes.at(KEY).onlyIf(GUARD).put(value));
		value("at(k).onlyIf(…).putIfAbsent", (notes, value) -> notes.at(KEY).onlyIf(GUARD).putIfAbsent(value));
		value("at(k).onlyIf(…).save", (notes, value) -> notes.at(KEY).onlyIf(GUARD).save(value));
		transaction("put", (write, notes, content) -> write.at(notes, KEY).put(Notes.note(content)));
		transaction("putIfAbsent", (write, notes, content) -> write.at(notes, KEY).putIfAbsent(Notes.note(content)));
		transaction("save", (write, notes, content) -> write.at(notes, KEY).save(Notes.note(content)));
	}

	private static void batches() {
		value("putAll", (notes, value) -> notes.putAll(Map.of("b", Notes.NOTE, KEY, value)));
		value("batch", (notes, value) -> notes.batch((batch) -> {
			batch.put("b", Notes.NOTE);
			batch.put(KEY, value);
		}));
		value("batchWriter", (notes, value) -> notes.batchWriter((writer) -> writer.put(KEY, value)));
		WHOLE.put("saveAll",
				(notes, content) -> notes.mapping()
					.repository()
					.saveAll(List.of(Map.of("id", "b"), Map.of("id", KEY, "content", content))));
		WHOLE.put("save", (notes, content) -> notes.mapping().save(Map.of("id", KEY, "content", content)));
		WHOLE.put("insert", (notes, content) -> notes.mapping().insert(Map.of("id", KEY, "content", content)));
		WHOLE.put("batch of mappings", (notes, content) -> notes.mappings()
			.batch((batch) -> batch.put(notes.mapping(), KEY, Notes.note(content))));
	}

	private static void single() {
		single("at(k).put", (notes, content) -> notes.at(KEY).put("content", content));
		single("at(k).put of a path", (notes, content) -> notes.at(KEY).put(AttributePath.of("content"), content));
		single("at(k).update", (notes, content) -> notes.at(KEY).update(Notes.note(content)));
		single("at(k).update by change",
				(notes, content) -> notes.at(KEY).update(Attribute.attr("content").set(content)));
		single("at(k).updateReturningOld", (notes, content) -> notes.at(KEY).updateReturningOld(Notes.note(content)));
		single("at(k).upsert", (notes, content) -> notes.at(KEY).upsert(Notes.note(content)));
		single("at(k).edit", (notes, content) -> notes.at(KEY).edit().put("content", content).save());
		single("at(k).onlyIf(…).update", (notes, content) -> notes.at(KEY).onlyIf(GUARD).update(Notes.note(content)));
		single("at(k).onlyIf(…).upsert", (notes, content) -> notes.at(KEY).onlyIf(GUARD).upsert(Notes.note(content)));
		transaction("update", (write, notes, content) -> write.at(notes, KEY).update(Notes.note(content)));
		transaction("upsert", (write, notes, content) -> write.at(notes, KEY).upsert(Notes.note(content)));
	}

	private static void value(String name, BiConsumer<DynamoMapping<Object, Object>, Object> verb) {
		WHOLE.put(name, (notes, content) -> verb.accept(notes.mapping(), Notes.note(content)));
	}

	private static void single(String name, BiConsumer<DynamoMapping<Object, Object>, Object> verb) {
		SINGLE.put(name, (notes, content) -> verb.accept(notes.mapping(), content));
	}

	private static void transaction(String name, Write write) {
		WHOLE.put("transaction " + name,
				(notes, content) -> notes.mappings()
					.transactions()
					.write((transaction) -> write.accept(transaction, notes.mapping(), content)));
	}

	private static void condition(String name, Function<Object, Condition> condition) {
		COMPARING.put("scan by " + name,
				(notes, content) -> notes.mapping().scan().filter(condition.apply(content)).list());
		COMPARING.put("removal by " + name,
				(notes, content) -> notes.mapping().at(KEY).onlyIf(condition.apply(content)).remove());
		COMPARING.put("check by " + name,
				(notes, content) -> notes.mappings()
					.transactions()
					.write((write) -> write.at(notes.mapping(), KEY).check(condition.apply(content))));
	}

	private interface Write {

		void accept(WriteTransaction transaction, DynamoMapping<Object, Object> notes, Object content);

	}

}
