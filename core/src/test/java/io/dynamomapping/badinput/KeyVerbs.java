package io.dynamomapping.badinput;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.dynamomapping.Attribute;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.GuardedItem;

/**
 * Everything that takes a key.
 */
@SuppressWarnings({ "NullAway", "CheckReturnValue", "ReturnValueIgnored" }) // called with
																			// null, to be
																			// refused
final class KeyVerbs {

	private static final Map<String, BiConsumer<Notes, Object>> ALL = new LinkedHashMap<>();

	static {
		mapVerbs();
		collectionVerbs();
		itemVerbs();
		transactionVerbs();
	}

	private KeyVerbs() {
	}

	static Map<String, BiConsumer<Notes, Object>> all() {
		return Collections.unmodifiableMap(ALL);
	}

	private static void mapVerbs() {
		map("get", (notes, key) -> notes.get(key));
		map("getOrDefault", (notes, key) -> notes.getOrDefault(key, Notes.NOTE));
		map("containsKey", (notes, key) -> notes.containsKey(key));
		map("put", (notes, key) -> notes.put(key, Notes.NOTE));
		map("putIfAbsent", (notes, key) -> notes.putIfAbsent(key, Notes.NOTE));
		map("replace", (notes, key) -> notes.replace(key, Notes.NOTE));
		map("replace expected", (notes, key) -> notes.replace(key, Notes.NOTE, Notes.note(1)));
		map("remove", (notes, key) -> notes.remove(key));
		map("remove expected", (notes, key) -> notes.remove(key, Notes.NOTE));
		map("compute", (notes, key) -> notes.compute(key, (same, note) -> Notes.NOTE));
		map("computeIfAbsent", (notes, key) -> notes.computeIfAbsent(key, (same) -> Notes.NOTE));
		map("computeIfPresent", (notes, key) -> notes.computeIfPresent(key, (same, note) -> Notes.NOTE));
		map("merge", (notes, key) -> notes.merge(key, Notes.NOTE, (present, given) -> given));
		map("keySet().contains", (notes, key) -> notes.keySet().contains(key));
		map("keySet().remove", (notes, key) -> notes.keySet().remove(key));
	}

	private static void collectionVerbs() {
		map("getAll", (notes, key) -> notes.getAll(Collections.singleton(key)));
		map("getAll after a good key", (notes, key) -> notes.getAll(Arrays.asList(key, key)));
		map("putAll", (notes, key) -> notes.putAll(Collections.singletonMap(key, Notes.NOTE)));
		map("removeAll", (notes, key) -> notes.removeAll(Collections.singleton(key)));
		map("batch put", (notes, key) -> notes.batch((batch) -> batch.put(key, Notes.NOTE)));
		map("batch remove", (notes, key) -> notes.batch((batch) -> batch.remove(key)));
		map("batchWriter put", (notes, key) -> notes.batchWriter((writer) -> writer.put(key, Notes.NOTE)));
		map("batchWriter remove", (notes, key) -> notes.batchWriter((writer) -> writer.remove(key)));
		map("findById", (notes, key) -> notes.repository().findById(key));
		map("existsById", (notes, key) -> notes.repository().existsById(key));
		map("findAllById", (notes, key) -> notes.repository().findAllById(Collections.singleton(key)));
		map("deleteById", (notes, key) -> notes.repository().deleteById(key));
		map("deleteAllById", (notes, key) -> notes.repository().deleteAllById(Collections.singleton(key)));
		ALL.put("batch of mappings, put",
				(notes, key) -> notes.mappings().batch((batch) -> batch.put(notes.mapping(), key, Notes.NOTE)));
		ALL.put("batch of mappings, remove",
				(notes, key) -> notes.mappings().batch((batch) -> batch.remove(notes.mapping(), key)));
	}

	private static void itemVerbs() {
		map("at(k).find", (notes, key) -> notes.at(key).find());
		map("at(k).exists", (notes, key) -> notes.at(key).exists());
		map("at(k).attributes", (notes, key) -> notes.at(key).attributes());
		map("at(k).select", (notes, key) -> notes.at(key).select("text"));
		map("at(k).put", (notes, key) -> notes.at(key).put("text", "a"));
		map("at(k).remove", (notes, key) -> notes.at(key).remove("text"));
		map("at(k).update", (notes, key) -> notes.at(key).update(Notes.NOTE));
		map("at(k).upsert", (notes, key) -> notes.at(key).upsert(Attribute.attr("text").set("a")));
		map("at(k).edit", (notes, key) -> notes.at(key).edit().put("text", "a").save());
		map("at(k).insert", (notes, key) -> notes.at(key).insert(Notes.NOTE));
		map("at(k).save", (notes, key) -> notes.at(key).save(Notes.NOTE));
		map("at(k).saveChanges", (notes, key) -> notes.at(key).saveChanges(Notes.NOTE, Notes.note(1)));
		map("at(k).delete", (notes, key) -> notes.at(key).delete());
		guarded("put", (note) -> note.put(Notes.NOTE));
		guarded("putIfAbsent", (note) -> note.putIfAbsent(Notes.NOTE));
		guarded("save", (note) -> note.save(Notes.NOTE));
		guarded("update", (note) -> note.update(Notes.NOTE));
		guarded("remove", (note) -> note.remove());
	}

	private static void transactionVerbs() {
		ALL.put("transaction put",
				(notes, key) -> notes.mappings()
					.transactions()
					.write((write) -> write.at(notes.mapping(), key).put(Notes.NOTE)));
		ALL.put("transaction update",
				(notes, key) -> notes.mappings()
					.transactions()
					.write((write) -> write.at(notes.mapping(), key).update(Notes.NOTE)));
		ALL.put("transaction remove", (notes,
				key) -> notes.mappings().transactions().write((write) -> write.at(notes.mapping(), key).remove()));
		ALL.put("transaction check",
				(notes, key) -> notes.mappings()
					.transactions()
					.write((write) -> write.at(notes.mapping(), key).check(Attribute.attr("text").exists())));
		ALL.put("transaction get",
				(notes, key) -> notes.mappings().transactions().<Object>read((read) -> read.get(notes.mapping(), key)));
	}

	private static void map(String name, BiConsumer<DynamoMapping<Object, Object>, Object> verb) {
		ALL.put(name, (notes, key) -> verb.accept(notes.mapping(), key));
	}

	private static void guarded(String name, Consumer<GuardedItem<Object>> verb) {
		Condition condition = Attribute.attr("text").exists();
		map("at(k).onlyIf(…)." + name, (notes, key) -> verb.accept(notes.at(key).onlyIf(condition)));
	}

}
